import type { Line } from '../../../shared/domain/orders/order.ts'
import { costOf, keptLines } from '../pricing/kept-prices.ts'
import type { Folded, Steps } from './folded.ts'
import { afterPayment, isSent, keptFor, shippedBefore } from './web-lines.ts'

const waits = (order: Folded): boolean => (order.heldIn ?? order.state) === 'awaitingStock'

const reservedFor = (order: Folded, lines: readonly Line[]): Folded['reservations'] =>
  waits(order) ? [] : keptFor(lines, order.locationId)

/** Which payment an answer is about: the effect's id ends with it, but for the first. */
const meantBy = ({ payments }: Folded, effectId: string): string =>
  effectId.split(':')[2] ?? payments.find(({ tender }) => tender === 'online')?.id ?? ''

const paidWith = (order: Folded, id: string, fields: { amount: number; captureId?: string }): Folded['payments'] =>
  order.payments.map((one) => (one.id === id && one.tender === 'online' ? { ...one, ...fields } : one))

/** Something of its payments has not been collected yet that pays for it. */
const isOwed = (order: Folded): boolean => {
  let open = costOf(order)
  return order.payments.some((one) => {
    const isNeeded = order.payments.length === 1 || open > 0
    open -= Math.min(open, one.amount)
    return isNeeded && one.tender === 'online' && one.captureId === null
  })
}

/** How an order’s money follows its goods where it is split or merged, and what becomes of several payments. */
export const splitSteps = {
  splitOff: (order, { into, lines: gone, share }) => {
    const kept = keptLines(order)
    const lines = kept.map((line) => {
      const off = gone.find(({ lineId }) => lineId === line.id)?.quantity ?? 0
      if (off === 0) return line
      const quantity = line.quantity - off
      const picked = line.picked > quantity ? quantity : line.picked
      return { ...line, quantity, picked, splitOff: (line.splitOff ?? 0) + off }
    })
    const isDone = order.state === 'confirmed' && isSent(lines) && lines.some((line) => shippedBefore(line) > 0)
    return {
      lines,
      payments: order.payments.map((one) => ({ ...one, amount: one.amount - share })),
      reservations: isDone ? [] : reservedFor(order, lines),
      splitInto: [...(order.splitInto ?? []), into],
      gone: [
        ...(order.gone ?? []),
        {
          into: into.id,
          share,
          lines: gone.flatMap(({ lineId, quantity, as }) => {
            const line = kept.find(({ id }) => id === lineId)
            const pricedAs = line?.pricedAs
            if (line === undefined || pricedAs === undefined) return []
            return [{ id: as, quantity, pricedAs: { ...pricedAs, before: pricedAs.before + line.quantity - quantity } }]
          }),
        },
      ],
    }
  },
  splitFrom: (order, { from, payment }) =>
    payment === null
      ? { splitFrom: from, begun: { lines: order.lines, payment } }
      : {
          splitFrom: from,
          begun: { lines: order.lines, payment },
          payments: [payment],
          reservations: keptFor(order.lines, order.locationId),
          ...afterPayment(order),
        },
  shareGiven: ({ purse, payments }, { order, paymentId, of, amount }) => {
    const [first] = payments
    const {
      paymentId: own,
      promised,
      shares,
    } = purse ?? {
      paymentId: first?.id ?? '',
      promised: first?.amount ?? 0,
      shares: [],
    }
    const left = shares.map((one) => (of === one.paymentId ? { ...one, amount: one.amount - amount } : one))
    return { purse: { paymentId: own, promised, shares: [...left, { paymentId, order, amount }] } }
  },
  shareEnded: ({ purse }, { paymentId, collected }) =>
    purse === undefined
      ? {}
      : {
          purse: {
            ...purse,
            shares: purse.shares.map((one) => (one.paymentId === paymentId ? { ...one, collected } : one)),
          },
        },
  restReleased: () => ({}),
  mergedFrom: (order, { from, lines: more, payments }) => {
    const lines = [...keptLines(order), ...more]
    return {
      lines,
      payments: [...order.payments, ...payments],
      reservations: reservedFor(order, lines),
      mergedFrom: [...(order.mergedFrom ?? []), from],
      came: [...(order.came ?? []), { from: from.id, lines: more, payments }],
    }
  },
  mergedInto: (order, { into }) => ({
    state: 'cancelled',
    payments: [],
    reservations: [],
    mergedInto: into,
    left: { into: into.id, lines: keptLines(order).filter(({ quantity }) => quantity > 0), payments: order.payments },
  }),

  paymentCaptured: (order, { effectId, captureId, amount }) => {
    const payments = paidWith(order, meantBy(order, effectId), { amount, captureId })
    return { payments, ...(isOwed({ ...order, payments }) ? {} : { state: 'completed' }) }
  },
  // Of several payments one that the order did not need; else the order is off, and its payment stays as it was promised.
  paymentVoided: (order, { effectId }) =>
    order.state === 'cancelled' || order.state === 'refused'
      ? {}
      : { payments: paidWith(order, meantBy(order, effectId), { amount: 0 }) },
} satisfies Partial<Steps>
