import type { Adapters } from '../../electron/order-manager/adapters.ts'
import { issueVouchers } from '../../electron/order-manager/ledgers/issue-vouchers.ts'
import { type VoucherRest } from '../../shared/domain/ledgers/voucher.ts'
import { isRefusal } from '../../shared/domain/refusal.ts'
import { usualTenders } from '../../shared/domain/settings/tender-rules.ts'

type Shop = Pick<Adapters, 'store' | 'runtime'>

/** Vouchers of so much each, in minor units; answers with their numbers. */
export const someVouchers = (
  { store, runtime }: Shop,
  amount: number,
  {
    count = 1,
    validUntil = null,
    batchId = runtime.newId(),
  }: Partial<{
    count: number
    validUntil: string | null
    batchId: string
  }> = {},
): string[] => {
  const issued = store.commit((transaction) =>
    issueVouchers(transaction, runtime, 'mia', { batchId, count, amount, validUntil, reason: 'Summer fair' }),
  )
  if (isRefusal(issued)) throw new Error(issued.message)
  return issued.map(({ number }) => number)
}

export const aVoucher = (shop: Shop, amount: number, validUntil: string | null = null): string =>
  someVouchers(shop, amount, { validUntil })[0] ?? ''

/** What the shop does from now on with what a voucher is worth beyond what is due. */
export const withRest = ({ store }: Shop, voucherRest: VoucherRest): void =>
  store.commit((transaction) => transaction.put('settings', { ...usualTenders, voucherRest }))
