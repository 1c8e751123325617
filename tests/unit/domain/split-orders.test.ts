import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { decideFulfilment } from '../../../shared/domain/orders/decide-fulfilment.ts'
import { decideSplit, type Sharing, type Split } from '../../../shared/domain/orders/decide-split.ts'
import type { Happening } from '../../../shared/domain/orders/entries.ts'
import { fold } from '../../../shared/domain/orders/evolve.ts'
import type { Line, Order } from '../../../shared/domain/orders/order.ts'
import { amountOf } from '../../../shared/domain/orders/refunds.ts'
import { isRefusal } from '../../../shared/domain/refusal.ts'
import { append, authorised, aWebOrder, placing } from './history.ts'
import { aLine } from './lines.ts'

const tea = (fields: Partial<Line> = {}): Line => aLine({ id: 'tea', variantId: 'tea', name: 'Tea', ...fields })
const cup = (fields: Partial<Line> = {}): Line => aLine({ id: 'cup', variantId: 'cup', name: 'Cup', ...fields })

const asking = (order: Order, quantities: Readonly<Record<string, number>>, sharing: Sharing | null = 'together') =>
  decideSplit(order, {
    orderId: `${order.id}-part`,
    number: 'W000002',
    lines: Object.entries(quantities).map(([lineId, quantity]) => ({ lineId, quantity, as: `${lineId}-part` })),
    reason: 'Sent later',
    paymentId: `${order.id}-share`,
    sharing,
  })

/** Both orders after a split; the purse is the first one's. */
const split = (
  order: Order,
  quantities: Readonly<Record<string, number>>,
  sharing: Sharing = 'together',
): { rest: Order; part: Order } => {
  const made = asking(order, quantities, sharing)
  if (isRefusal(made)) throw new Error(`refused: ${made.refusal}`)
  const { purse, origin, part }: Split = made
  const given: readonly Happening[] = purse?.orderId === order.id ? [purse.happening] : []
  return { rest: append(order, [...given, ...origin]), part: append(fold(`${order.id}-part`, []), part) }
}

const sent = (order: Order): Order => {
  const lines = order.lines.filter(({ kind, quantity }) => kind === 'goods' && quantity > 0)
  const commands = [
    { type: 'startPicking' as const },
    ...lines.map(({ id, quantity }) => ({ type: 'pickLine' as const, lineId: id, quantity })),
    { type: 'pack' as const },
    { type: 'ship' as const, shipment: { carrier: 'An Post', tracking: 'IE1' } },
  ]
  return commands.reduce((now, command) => {
    const happenings = decideFulfilment(now, command)
    if (isRefusal(happenings)) throw new Error(happenings.message)
    return append(now, happenings)
  }, order)
}
const captured = (order: Order): Order =>
  order.effects
    .filter(({ kind }) => kind === 'capture')
    .reduce(
      (now, effect) =>
        append(now, [
          { type: 'paymentCaptured', effectId: effect.id, captureId: effect.id, amount: amountOf(now, effect) },
        ]),
      order,
    )
const kindsOf = (order: Order): string[] =>
  order.effects.filter(({ kind }) => kind !== 'notify').map(({ kind }) => kind)

describe('an order that is split', () => {
  const two = authorised(aWebOrder([tea({ quantity: 3000 }), cup({ quantity: 1000 })]))

  test('is two, with the goods, the money and the stock of one', () => {
    const { rest, part } = split(two, { tea: 2000 })
    expect(rest).toMatchObject({
      state: 'confirmed',
      totals: { total: 200 },
      payments: [{ amount: 200 }],
      reservations: [
        { variantId: 'tea', quantity: 1000 },
        { variantId: 'cup', quantity: 1000 },
      ],
      splitInto: [{ id: 'order-part', number: 'W000002' }],
      purse: { promised: 400, shares: [{ paymentId: 'order-share', amount: 200 }] },
      exceptions: [],
    })
    expect(rest.lines.map(({ quantity, splitOff }) => [quantity, splitOff])).toEqual([
      [1000, 2000],
      [1000, undefined],
    ])
    expect(part).toMatchObject({
      state: 'confirmed',
      fulfilment: 'queued',
      payment: 'authorised',
      number: 'W000002',
      webReference: 'shop/1001/W000002',
      idempotencyKey: '',
      totals: { total: 200 },
      payments: [{ id: 'order-share', amount: 200, authorisationId: 'authorisation', purse: 'order' }],
      reservations: [{ variantId: 'tea', quantity: 2000 }],
      splitFrom: { id: 'order', number: 'W000001' },
      exceptions: [],
    })
    expect(rest.effects.at(-1)).toMatchObject({ event: 'order.changed' })
    expect(part.effects).toMatchObject([{ event: 'order.confirmed' }])
  })

  test('that is on hold gives one on hold, and can be put on hold and split again', () => {
    const held = append(two, [{ type: 'held', reason: 'Calls back', until: null }])
    const { rest, part } = split(held, { tea: 2000 })
    expect(rest.state).toBe('onHold')
    expect(part).toMatchObject({ state: 'onHold', held: { reason: 'Calls back', from: 'confirmed' }, exceptions: [] })
    const again = asking(append(part, [{ type: 'released' }]), { 'tea-part': 1000 })
    expect(again).toMatchObject({
      purse: { orderId: 'order', happening: { type: 'shareGiven', of: 'order-share', amount: 100 } },
    })
  })

  test('of which a part has been sent is collected once the rest is another order’s', () => {
    const lines = [{ lineId: 'cup', quantity: 1000 }]
    const begun = append(two, [
      { type: 'pickingStarted' },
      { type: 'linePicked', lineId: 'cup', quantity: 1000 },
      { type: 'packed' },
      { type: 'shipped', shipment: { carrier: 'An Post', tracking: 'IE1' }, lines },
    ])
    const { rest, part } = split(begun, { tea: 3000 })
    expect(rest).toMatchObject({ fulfilment: 'shipped', payment: 'capturing', reservations: [], exceptions: [] })
    expect(captured(rest)).toMatchObject({ state: 'completed', payments: [{ amount: 100 }] })
    expect(part).toMatchObject({ totals: { total: 300 }, payments: [{ amount: 300 }], exceptions: [] })
  })

  test('gives the bank nothing back before the last of those who share the promise is done', () => {
    const { rest } = split(two, { tea: 2000 })
    const cancelled = append(rest, [{ type: 'cancelled', reason: 'Changed her mind' }])
    expect(cancelled).toMatchObject({ state: 'cancelled', payment: 'voiding', reservations: [] })
    expect(kindsOf(cancelled)).toEqual([])
    const ended = append(cancelled, [{ type: 'shareEnded', paymentId: 'order-share', collected: 200 }])
    expect(kindsOf(ended)).toEqual(['void'])
    const effectId = ended.effects.at(-1)?.id ?? ''
    expect(append(ended, [{ type: 'paymentVoided', effectId }])).toMatchObject({ payment: 'voided', exceptions: [] })
  })

  test('has the rest released where a share was not needed, and nothing where all was', () => {
    const done = captured(sent(split(two, { tea: 2000 }).rest))
    expect(done).toMatchObject({ state: 'completed', payments: [{ amount: 200 }], effects: expect.any(Array) })
    const end = (collected: number) => append(done, [{ type: 'shareEnded', paymentId: 'order-share', collected }])
    expect(kindsOf(end(200))).toEqual([])
    const left = end(150)
    expect(kindsOf(left)).toEqual(['release'])
    const effectId = left.effects.at(-1)?.id ?? ''
    expect(append(left, [{ type: 'restReleased', effectId }])).toMatchObject({ payment: 'captured', exceptions: [] })
  })

  test('lets no share end twice, and gives none of what is not promised', () => {
    const { rest } = split(two, { tea: 2000 })
    const ended = append(rest, [{ type: 'shareEnded', paymentId: 'order-share', collected: 200 }])
    expect(append(ended, [{ type: 'shareEnded', paymentId: 'order-share', collected: 1 }]).exceptions).toHaveLength(1)
    const off = append(two, [{ type: 'cancelled', reason: 'Off' }])
    const given = append(off, [
      { type: 'shareGiven', order: { id: 'x', number: 'x' }, paymentId: 'x', of: 'x', amount: 1 },
    ])
    expect(given).toMatchObject({ exceptions: [{}] })
    expect(given.purse).toBeUndefined()
  })

  test('which is paid by hand stands by itself: there is no purse', () => {
    const { rest, part } = split(two, { cup: 1000 }, 'apart')
    expect(rest.purse).toBeUndefined()
    expect(part.payments).toEqual([expect.not.objectContaining({ purse: expect.anything() })])
    expect(kindsOf(append(rest, [{ type: 'cancelled', reason: 'Off' }]))).toEqual(['void'])
  })

  test.each<[string, Order, Readonly<Record<string, number>>, Sharing | null]>([
    ['nothing_chosen', two, {}, 'together'],
    ['unknown_line', two, { milk: 1000 }, 'together'],
    ['not_whole', two, { tea: 1500 }, 'together'],
    ['quantity_out_of_range', two, { tea: 4000 }, 'together'],
    ['nothing_left', two, { tea: 3000, cup: 1000 }, 'together'],
    ['not_shareable', two, { tea: 1000 }, null],
    ['not_goods', authorised(aWebOrder([tea(), cup({ kind: 'shipping' })])), { cup: 1000 }, 'together'],
    ['not_splittable', aWebOrder([tea(), cup()]), { tea: 1000 }, 'together'],
    ['not_splittable', sent(two), { tea: 1000 }, 'together'],
    [
      'customer_owes',
      append(two, [{ type: 'linesChanged', added: [aLine({ id: 'more' })], quantities: [], reason: '' }]),
      { tea: 1000 },
      'together',
    ],
  ])('is refused: %s', (refusal, order, quantities, sharing) => {
    expect(asking(order, quantities, sharing)).toMatchObject({ refusal })
  })

  test('that waits for goods gives one that asks for its own money', () => {
    const waiting = append(fold('order', []), [
      placing([tea(), cup()]),
      { type: 'stockAwaited', missing: [], expectedAt: 9 },
    ])
    const { rest, part } = split(waiting, { cup: 1000 })
    expect(rest).toMatchObject({ state: 'awaitingStock', totals: { total: 100 }, reservations: [], exceptions: [] })
    expect(part).toMatchObject({ state: 'placed', payment: 'none', payments: [], exceptions: [] })
  })
})

const anyLine = fc.record({
  quantity: fc.integer({ min: 1, max: 5 }),
  off: fc.integer({ min: 0, max: 5 }),
  unitPrice: fc.integer({ min: 1, max: 9999 }),
  ppm: fc.constantFrom(0, 55_000, 190_000),
  percent: fc.constantFrom(0, 33_333, 125_000),
})

test('9: its parts add up to what it was, to the cent and tax by tax, however it is priced and split again', () => {
  fc.assert(
    fc.property(
      fc.array(anyLine, { minLength: 1, maxLength: 4 }),
      fc.boolean(),
      fc.constantFrom('line' as const, 'order' as const),
      (wanted, pricesIncludeTax, rounding) => {
        const lines = wanted.map(({ quantity, unitPrice, ppm, percent }, place) =>
          aLine({
            id: `line-${place}`,
            variantId: `variant-${place}`,
            quantity: quantity * 1000,
            unitPrice,
            taxRate: { id: `rate-${ppm}`, name: 'VAT', ppm },
            discount: percent === 0 ? null : { kind: 'percent', ppm: percent },
          }),
        )
        const stays = aLine({ id: 'stays', unitPrice: 333 })
        const post = aLine({ id: 'post', kind: 'shipping', variantId: null, tracked: false, taxes: 'shares' })
        const whole = authorised(
          append(fold('order', []), [
            { ...placing([...lines, stays, post]), pricesIncludeTax, rounding },
            { type: 'stockReserved', reservations: [] },
          ]),
        )
        const some = wanted.flatMap(({ quantity, off }, place) =>
          Math.min(quantity, off) === 0 ? [] : [[`line-${place}`, Math.min(quantity, off) * 1000] as const],
        )
        if (some.length === 0) return
        const { rest, part } = split(whole, Object.fromEntries(some))
        const parts = [rest, part]
        const [again] = part.lines
        if (again !== undefined && again.quantity > 1000) {
          const second = split(part, { [again.id]: 1000 }, 'apart')
          parts.splice(1, 1, second.rest, second.part)
        }
        const of = (amount: (order: Order) => number): number => parts.reduce((sum, one) => sum + amount(one), 0)
        for (const field of ['subtotal', 'discount', 'net', 'tax', 'total'] as const)
          expect(of(({ totals }) => totals[field])).toBe(whole.totals[field])
        for (const { rateId, tax } of whole.totals.taxes)
          expect(of(({ totals }) => totals.taxes.find((one) => one.rateId === rateId)?.tax ?? 0)).toBe(tax)
        expect(of(({ payments }) => payments[0]?.amount ?? 0)).toBe(whole.totals.total)
        for (const one of parts) {
          expect(one.exceptions).toEqual([])
          for (const { net, taxes, id } of one.priced) if (id !== 'post') expect(taxes?.[0]?.net ?? net).toBe(net)
          expect(one.payments[0]?.amount).toBe(one.totals.total)
        }
      },
    ),
    { numRuns: 150 },
  )
})
