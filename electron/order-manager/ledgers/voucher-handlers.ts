import type { voucherMethods } from '../../../shared/contract/vouchers.ts'
import { slug } from '../../../shared/domain/catalog/slug.ts'
import { accountOf } from '../../../shared/domain/ledgers/ledger-entry.ts'
import { isRefusal, refuse } from '../../../shared/domain/refusal.ts'
import type { Handlers } from '../../../shared/rpc/contract-types.ts'
import type { Adapters } from '../adapters.ts'
import type { Session } from '../session.ts'
import { theShop } from '../settings.ts'
import { issueVouchers } from './issue-vouchers.ts'
import { vouchersCsv } from './voucher-file.ts'
import { findVouchers, vouchersOf, voucherView } from './vouchers.ts'

/** More than these are no mistakes of tills any more. */
const mostUsedTwice = 50

export const voucherHandlers = ({
  store,
  runtime,
}: Pick<Adapters, 'store' | 'runtime'>): Handlers<typeof voucherMethods, Session> => ({
  'vouchers.issue': (batch, { staffId }) =>
    store.commit((transaction) => {
      const vouchers = issueVouchers(transaction, runtime, staffId, batch)
      return isRefusal(vouchers) ? vouchers : { vouchers }
    }),
  'vouchers.csv': ({ batchId }) => {
    const vouchers = vouchersOf(store, batchId, runtime.now())
    const [first] = vouchers
    return first === undefined
      ? refuse('unknown_batch', 'No vouchers were issued so.')
      : { fileName: `${slug(first.reason) || 'vouchers'}.csv`, text: vouchersCsv(vouchers, theShop(store).digits) }
  },
  'vouchers.find': ({ text, limit }) => {
    const at = runtime.now()
    const below = store.accountsBelowZero(accountOf('voucher', ''), mostUsedTwice)
    return {
      found: findVouchers(store, text, limit, at),
      usedTwice: below.map((account) => voucherView(store, account, at)),
    }
  },
})
