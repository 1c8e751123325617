import type { Account, ledgerMethods } from '../../../shared/contract/ledgers.ts'
import { accountOf } from '../../../shared/domain/ledgers/ledger-entry.ts'
import { isRefusal, refuse } from '../../../shared/domain/refusal.ts'
import type { Handlers } from '../../../shared/rpc/contract-types.ts'
import type { Adapters } from '../adapters.ts'
import { createCreditLines } from '../register/credit-lines.ts'
import { knownPaper } from '../register/tenders.ts'
import type { Session } from '../session.ts'
import { holdingOf, isKnown } from './holdings.ts'
import { accountRows, accountView, findAccounts } from './views.ts'
import { voucherOver } from './vouchers.ts'
import { putByHand } from './write.ts'

/** More than these are no mistakes of tills any more. */
const mostOverdrawn = 50

const unknownCustomer = refuse('unknown_customer', 'That customer is not here any more.', 'customerId')

export const ledgerHandlers = (
  adapters: Pick<Adapters, 'store' | 'runtime'>,
): Handlers<typeof ledgerMethods, Session> => {
  const { store, runtime } = adapters
  const lines = createCreditLines(adapters)
  return {
    'register.addGiftCard': ({ orderId, lineId, amount, number }, { staffId }) =>
      lines.giftCard(staffId, orderId, lineId, { amount, number }),
    'register.payAccount': ({ orderId, lineId, customerId, amount }, { staffId }) =>
      lines.onAccount(staffId, orderId, lineId, { customerId, amount }),
    'register.giftCard': ({ number }) => {
      const paper = knownPaper(store, number)
      if (isRefusal(paper)) return paper
      const account = accountOf(paper.ledger, paper.number)
      const noVoucher = paper.ledger === 'voucher' ? voucherOver(store, holdingOf(store, account), runtime.now()) : null
      return noVoucher ?? accountView(store, paper.ledger, account)
    },
    'register.customerAccounts': ({ customerId }) =>
      (['storeCredit', 'account', 'points'] as const).map(
        (ledger): Account => accountView(store, ledger, accountOf(ledger, customerId)),
      ),
    'ledgers.find': ({ text, limit }) => findAccounts(store, text, limit),
    'ledgers.overdrawn': () =>
      (['giftCard', 'storeCredit'] as const).flatMap((ledger) =>
        store
          .accountsBelowZero(accountOf(ledger, ''), mostOverdrawn)
          .map((account): Account => accountView(store, ledger, account)),
      ),
    'ledgers.account': ({ account }, _session, push) => {
      const tell = (): void => push(accountRows(store, account))
      tell()
      return store.onCommit((changed) => {
        if (changed.has('ledgers')) tell()
      })
    },
    'ledgers.block': ({ entryId, account, blocked, reason }, { staffId }) =>
      store.commit((transaction) => {
        const view = accountRows(transaction, account)
        if (view === null || !isKnown(transaction, account))
          return refuse('unknown_account', 'That card or account is not here.')
        const { terms } = holdingOf(transaction, account)
        putByHand(transaction, runtime, {
          ...{ id: entryId, kind: 'terms', ledger: view.account.ledger, account },
          ...{ at: runtime.now(), staffId, orderId: null, reason },
          terms: { ...terms, blocked },
        })
        return {}
      }),
    'ledgers.setLimit': ({ entryId, customerId, limit }, { staffId }) =>
      store.commit((transaction) => {
        if (transaction.get('customers', customerId) === undefined) return unknownCustomer
        const account = accountOf('account', customerId)
        putByHand(transaction, runtime, {
          ...{ id: entryId, kind: 'terms', ledger: 'account', account },
          ...{ at: runtime.now(), staffId, orderId: null, reason: '' },
          terms: { ...holdingOf(transaction, account).terms, limit },
        })
        return {}
      }),
    'ledgers.grant': ({ entryId, customerId, amount, reason }, { staffId }) =>
      store.commit((transaction) => {
        if (transaction.get('customers', customerId) === undefined) return unknownCustomer
        putByHand(transaction, runtime, {
          ...{ id: entryId, kind: 'amount', ledger: 'storeCredit', account: accountOf('storeCredit', customerId) },
          ...{ at: runtime.now(), staffId, orderId: null, reason },
          amount,
        })
        return {}
      }),
  }
}
