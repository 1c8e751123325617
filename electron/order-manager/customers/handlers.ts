import type { customerMethods } from '../../../shared/contract/customers.ts'
import type { CustomerRecord } from '../../../shared/domain/customers/customer-record.ts'
import { customerRefusal } from '../../../shared/domain/customers/decide-customer.ts'
import { type Refusal, refuse } from '../../../shared/domain/refusal.ts'
import type { Handlers } from '../../../shared/rpc/contract-types.ts'
import type { Adapters } from '../adapters.ts'
import { appendJournal } from '../journal/append.ts'
import type { Transaction } from '../ports/store.ts'
import type { Session } from '../session.ts'

export const customerHandlers = ({
  store,
  runtime,
}: Pick<Adapters, 'store' | 'runtime'>): Handlers<typeof customerMethods, Session> => {
  const save = (
    transaction: Transaction,
    staffId: string | null,
    what: string,
    record: CustomerRecord,
  ): CustomerRecord | Refusal => {
    const refusal = customerRefusal(
      record,
      (key) => transaction.customerOf(key),
      (code) => transaction.byCode(code)?.product,
    )
    if (refusal !== null) return refusal
    transaction.put('customers', record)
    // No personal data: a journal is kept longer than a customer may want.
    appendJournal(transaction, runtime, { staffId, what, subject: record.id, facts: { taxExempt: record.taxExempt } })
    return record
  }
  return {
    'customers.find': ({ text, limit }) => store.findCustomers(text, limit),
    'customers.add': (fields, { staffId }) =>
      store.commit((transaction) => {
        const known = transaction.get('customers', fields.id)
        if (known !== undefined) return known
        const now = runtime.now()
        return save(transaction, staffId, 'customerAdded', { ...fields, createdAt: now, updatedAt: now })
      }),
    'customers.change': (fields, { staffId }) =>
      store.commit((transaction) => {
        const known = transaction.get('customers', fields.id)
        if (known === undefined) return refuse('unknown_customer', 'That customer is not here any more.')
        return save(transaction, staffId, 'customerChanged', { ...known, ...fields, updatedAt: runtime.now() })
      }),
  }
}
