import type { returnMethods, SaleToReturn } from '../../../shared/contract/returns.ts'
import type { Order } from '../../../shared/domain/orders/order.ts'
import { dueOf } from '../../../shared/domain/orders/payments.ts'
import { refuse } from '../../../shared/domain/refusal.ts'
import { isLate } from '../../../shared/domain/returns/decide-return.ts'
import { payoutPlan } from '../../../shared/domain/returns/payout.ts'
import { returnableLines } from '../../../shared/domain/returns/sold-lines.ts'
import type { Handlers } from '../../../shared/rpc/contract-types.ts'
import type { Adapters } from '../adapters.ts'
import { appendJournal } from '../journal/append.ts'
import type { OlderSales } from '../orders/older-sales.ts'
import type { Session } from '../session.ts'
import { returnRules } from '../settings.ts'
import type { Approvals } from '../staff/approvals.ts'
import { salesBackWith } from './close.ts'
import { findSales, rowOf } from './find-sales.ts'
import { createTakeBack, unknownSale } from './take-back.ts'

export const returnHandlers = (
  adapters: Pick<Adapters, 'store' | 'runtime'>,
  approvals: Approvals,
  older: OlderSales,
): Handlers<typeof returnMethods, Session> => {
  const { store, runtime } = adapters
  const takeBack = createTakeBack(adapters, approvals)
  const toReturn = (sale: Order, cart: Order | undefined): SaleToReturn => ({
    ...rowOf(sale),
    late: isLate(sale, returnRules(store), runtime.now()),
    all: returnableLines(sale).map((line) => {
      const inCart = cart?.lines.find(
        ({ returned }) => returned?.from?.orderId === sale.id && returned.from.lineId === line.lineId,
      )
      const { reason = null, restock = true } = inCart?.returned ?? {}
      const barcode = line.variantId === null ? null : (store.variant(line.variantId)?.variant.barcode ?? null)
      return { ...line, barcode, inCart: 0 - (inCart?.quantity ?? 0), reason, restock }
    }),
  })
  return {
    'returns.find': async (search) => {
      const here = findSales(store, search)
      if (here.length > 0) return here
      return (await older.byText(search.text)) ?? findSales(store, search)
    },
    'returns.read': async ({ saleId, cartId }) => {
      const away = store.get('orders', saleId) === undefined ? await older.byId(saleId) : null
      if (away !== null) return away
      const sale = store.get('orders', saleId)
      if (sale === undefined) return unknownSale
      if (sale.channel !== 'counter' || sale.state !== 'completed')
        return refuse('not_sold', 'This is no sale at the counter: nothing of it can be taken back here.')
      return toReturn(sale, store.get('orders', cartId))
    },
    'returns.take': (payload, session) =>
      takeBack.fromSale({ session, method: 'returns.take', payload }, payload.orderId, payload.saleId, payload.lines),
    'returns.takeUnproven': (payload, session) => {
      const { orderId, approval: _approval, ...wanted } = payload
      return takeBack.unproven({ session, method: 'returns.takeUnproven', payload }, orderId, wanted)
    },
    'returns.payout': ({ orderId }) => {
      const cart = store.get('orders', orderId)
      if (cart === undefined) return refuse('unknown_order', 'That cart is not here any more.')
      const due = cart.state === 'draft' ? dueOf(cart) : 0
      return due < 0 ? payoutPlan(cart, 0 - due, { sales: salesBackWith(store, cart), rules: returnRules(store) }) : []
    },
    'returns.rules': (_payload, _session, push) => {
      push(returnRules(store))
      return store.onCommit((changed) => {
        if (changed.get('settings')?.includes('returnRules') === true) push(returnRules(store))
      })
    },
    'returns.setRules': (rules, { staffId }) =>
      store.commit((transaction) => {
        if (rules.reasons.length === 0)
          return refuse('reasons_missing', 'Name at least one reason to choose from.', 'reasons')
        const { reasons, ...facts } = rules
        transaction.put('settings', { ...returnRules(transaction), ...facts, reasons: [...new Set(reasons)] })
        appendJournal(transaction, runtime, {
          staffId,
          what: 'settingChanged',
          subject: 'returnRules',
          facts: { kind: 'returnRules', ...facts },
        })
        return {}
      }),
  }
}
