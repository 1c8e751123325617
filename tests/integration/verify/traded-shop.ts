import { nodeRuntime } from '../../../electron/host/node-runtime.ts'
import type { Adapters } from '../../../electron/order-manager/adapters.ts'
import { putByHand } from '../../../electron/order-manager/ledgers/write.ts'
import { createCart } from '../../../electron/order-manager/register/cart.ts'
import { createCreditLines } from '../../../electron/order-manager/register/credit-lines.ts'
import { createDiscounts } from '../../../electron/order-manager/register/discounts.ts'
import { createPay } from '../../../electron/order-manager/register/pay.ts'
import { createReturnPayment } from '../../../electron/order-manager/register/return-payment.ts'
import { createVoids } from '../../../electron/order-manager/register/voids.ts'
import { createTakeBack } from '../../../electron/order-manager/returns/take-back.ts'
import { theShop } from '../../../electron/order-manager/settings.ts'
import { createShifts } from '../../../electron/order-manager/shifts/shifts.ts'
import { openShift } from '../../../electron/order-manager/shifts/write.ts'
import { createPlaceOrder } from '../../../electron/order-manager/storefront/place-order.ts'
import { openStore } from '../../../electron/store/open-store.ts'
import type { AskedTender } from '../../../shared/contract/tenders.ts'
import type { Order } from '../../../shared/domain/orders/order.ts'
import { expectedCash } from '../../../shared/domain/shifts/drawer.ts'
import { isRejection } from '../../../shared/storefront/rejection.ts'
import { must } from '../../support/client.ts'
import { foundPlainShop } from '../../support/plain-shop.ts'
import { takeTips } from '../../support/take-tips.ts'

/** Trades in the folder for a while, and closes the till: sales, web orders, a cart that is left, two shifts with X and Z. */
export const tradeIn = async (folder: string): Promise<void> => {
  const store = await openStore({ folder })
  const runtime = { ...nodeRuntime, hashPin: async () => 'none' }
  const adapters = { store, runtime }
  await foundPlainShop(adapters, 12)
  takeTips(adapters)
  const cart = createCart(adapters)
  const shifts = createShifts(adapters)
  const id = runtime.newId

  const fill = (codes: readonly string[]) => {
    const orderId = id()
    const orders = codes.map((code) => must(cart.scan('mia', orderId, id(), code)).order)
    const [first] = orders
    const lineId = first?.lines[0]?.id ?? ''
    must(cart.change('mia', orderId, { type: 'setQuantity', lineId, quantity: 3000 }))
    return must(cart.change('mia', orderId, { type: 'discount', lineId, discount: { kind: 'percent', ppm: 50_000 } }))
      .order
  }
  const sell = (codes: readonly string[], tender: 'cash' | 'card'): Order => {
    const order = fill(codes)
    const { total } = order.totals
    const paid = tender === 'cash' ? { kind: tender, given: total + 500 } : { kind: tender, reference: '1' }
    return must(createPay(adapters)('mia', { orderId: order.id, paymentId: id(), total, tender: paid })).order
  }
  /** One line voided, less of another, an addition undone, and the cart given up. */
  const voidSome = (): void => {
    const approvals = { permit: () => ({ approvedBy: null }) }
    const voids = createVoids(adapters, approvals)
    const { id: orderId, lines } = fill(['SKU-1', 'SKU-2', 'SKU-3'])
    const session = { staffId: 'mia', key: null }
    const call = { session, method: 'register.setQuantity', payload: {} }
    must(voids.line('mia', orderId, lines[1]?.id ?? '', 'not wanted'))
    const less = { type: 'setQuantity', lineId: lines[0]?.id ?? '', quantity: 2000, reason: 'too many' } as const
    must(createDiscounts(adapters, approvals)(call, orderId, less))
    must(cart.scan('mia', orderId, id(), 'SKU-4'))
    must(voids.undo('mia', orderId, id(), 'wrong one'))
    must(voids.cart({ ...call, method: 'register.abandon' }, orderId, 'left'))
  }
  /** Some of the sale's first line comes back, for cash. */
  const takeBack = (sale: Order, quantity: number): void => {
    const call = { session: { staffId: 'mia', key: null }, method: 'returns.take', payload: {} }
    const wanted = { id: id(), saleLineId: sale.lines[0]?.id ?? '', quantity, reason: 'Damaged', restock: false }
    const returns = createTakeBack(adapters, { permit: () => ({ approvedBy: null }) })
    const { order } = must(returns.fromSale(call, id(), sale.id, [wanted]))
    const { total } = order.totals
    const tender = { kind: 'cash', given: total } as const
    must(createPay(adapters)('mia', { orderId: order.id, paymentId: id(), total, tender }))
  }
  /** A card for a part, given back; another, and the rest in cash; a tip with each. */
  const sellInParts = (code: string): void => {
    const order = fill([code])
    const { total } = order.totals
    const part = (amount: number, tip = 0) =>
      must(
        createPay(adapters)('mia', {
          orderId: order.id,
          paymentId: id(),
          total,
          tender: { kind: 'card', reference: '', amount, tip },
        }),
      ).order
    const paymentId = part(100).payments[0]?.id ?? ''
    must(createReturnPayment(adapters)('mia', order.id, paymentId, 'declined'))
    part(50, 7)
    must(
      createPay(adapters)('mia', {
        orderId: order.id,
        paymentId: id(),
        total,
        tender: { kind: 'cash', given: total, tip: 20 },
      }),
    )
  }
  /** A gift card is sold, and pays a part of the next sale; a customer is granted credit. */
  const sellGiftCard = (): void => {
    const card = { amount: 2000, number: 'CARD1' }
    const begun = must(createCreditLines(adapters).giftCard('mia', id(), id(), card)).order
    const pay = (order: Order, tender: AskedTender) =>
      must(createPay(adapters)('mia', { orderId: order.id, paymentId: id(), total: order.totals.total, tender })).order
    pay(begun, { kind: 'cash', given: 2000 })
    pay(pay(fill(['SKU-2']), { kind: 'giftCard', number: 'CARD1', amount: 70 }), { kind: 'card', reference: '' })
    store.commit((transaction) =>
      putByHand(transaction, runtime, {
        ...{ id: 'grant', kind: 'amount', ledger: 'storeCredit', account: 'storeCredit:ada', at: runtime.now() },
        ...{ staffId: 'mia', orderId: null, reason: 'Goodwill', amount: 500 },
      }),
    )
  }
  const close = (blind: boolean): void => {
    const shift = openShift(store)
    if (shift === undefined) throw new Error('The register is closed.')
    const count = { amount: expectedCash(shift) + 3 }
    const reportId = id()
    must(shifts.close('mia', { reportId, count, reason: blind ? '' : 'found', blind }))
    if (blind) must(shifts.explain('mia', reportId, 'change not given'))
  }

  sell(['SKU-1', 'SKU-2'], 'cash')
  sell(['SKU-3'], 'card')
  must(shifts.move('mia', { move: 'paidIn', amount: 1000, reason: 'change', cause: id() }))
  voidSome()
  must(shifts.takeX('mia', id()))
  must(shifts.move('mia', { move: 'drop', amount: 400, reason: '', cause: id() }))
  sell(['SKU-4', 'SKU-5', 'SKU-1'], 'cash')
  voidSome()
  sellInParts('SKU-11')
  sellGiftCard()
  close(false)
  must(shifts.open('mia', id(), { pieces: [{ value: 5000, pieces: 2 }] }))
  const sale = sell(['SKU-6'], 'cash')
  takeBack(sale, 1000)
  takeBack(sale, 2000)
  must(shifts.takeX('mia', id()))
  close(true)
  must(shifts.open('mia', id(), { amount: 0 }))
  sell(['SKU-7'], 'card')
  fill(['SKU-8'])
  for (const code of ['SKU-9', 'SKU-10']) placeOnline(adapters, code)
  await store.close()
}

const placeOnline = (adapters: Pick<Adapters, 'store' | 'runtime'>, code: string): void => {
  const { store } = adapters
  const hit = store.byCode(code)
  const shop = theShop(store)
  const webShop = {
    id: 'web-shop',
    kind: 'webShop',
    name: 'Web shop',
    apiKeyHash: '',
    apiKeyHint: '',
    webhookUrl: '',
    webhookSecret: '',
    locationId: shop.locations.at(-1)?.id ?? '',
  } as const
  const place = createPlaceOrder({ ...adapters, gateways: { kinds: [], open: () => undefined } })
  const wanted = {
    reference: code,
    currency: shop.currency,
    customer: { name: 'Ada Byrne', email: 'ada@example.invalid' },
    shippingAddress: { name: 'Ada Byrne', lines: ['1 Lane'], postalCode: 'D01', city: 'Dublin', country: 'IE' },
    lines: [{ sku: code, quantity: 2 }],
    total: 2 * (hit?.variant.price ?? 0),
    payment: { token: 'token' },
  }
  const placed = store.commit((transaction) => place(transaction, webShop, code, wanted))
  if (isRejection(placed)) throw new Error(placed.title)
}
