import type { OrderDetail, OrderSummary } from '../../../shared/contract/orders.ts'
import type { Queue } from '../../../shared/domain/orders/queues.ts'
import { amountOf } from '../../../shared/domain/orders/refunds.ts'
import { isRefusal } from '../../../shared/domain/refusal.ts'
import { pause, type Worker, working } from '../../faults/people.ts'
import type { StaffClient } from '../../faults/staff-client.ts'
import { type Booking, csvOf } from '../../support/bank-statement.ts'
import { pick, type Random } from '../../support/seeded-random.ts'

/** Looked at in one round. */
const rows = 40
const mostWaiting = 500
/** Milliseconds until the queues are looked at again. */
const round = 250

/** The back office: works through the queues, and does with some orders what customers call about. */
export const backOffice = (client: StaffClient, random: Random): Worker => {
  const seen = new Set<string>()
  const inQueue = async (queue: Queue, limit = rows): Promise<readonly OrderSummary[]> =>
    (await client.look('orders.queue', { queue, channel: null, first: 'oldest', limit })) as readonly OrderSummary[]

  /** What the bank reports of money that these orders wait for, or that was paid back. */
  const bookingsOf = async (orderId: string): Promise<readonly Booking[]> => {
    const order = (await client.look('orders.read', { orderId })) as OrderDetail | null
    return (order?.effects ?? []).flatMap((effect): Booking[] => {
      if (order === null || effect.awaits === undefined) return []
      const minor = amountOf(order, effect) * (effect.kind === 'void' || effect.kind === 'refund' ? -1 : 1)
      return [{ amount: (minor / 100).toFixed(2), text: effect.awaits.reference, id: `S-${effect.id}` }]
    })
  }
  /** The bank's statement comes once a round, and some import it twice. */
  const bookStatement = async (): Promise<void> => {
    // Those that never pay are the oldest in time.
    const paying = (await inQueue('payment', mostWaiting)).filter(({ id }) => paysEver(id)).slice(0, rows)
    const orders = [...(await inQueue('payBack')), ...paying]
    const bookings = (await Promise.all(orders.map(({ id }) => bookingsOf(id)))).flat()
    if (bookings.length === 0) return
    const text = csvOf(bookings)
    for (let time = 0; time < (random() < 0.3 ? 2 : 1); time += 1) await client.ask('bankStatements.book', { text })
  }
  const work: Partial<Record<Queue, (orderId: string) => Promise<unknown>>> = {
    review: (orderId) => client.ask('orders.review', { orderId, approved: random() < 0.7, reason: 'Looked at' }),
    returns: (orderId) => client.ask('orders.answerReturn', { orderId, accepted: random() < 0.5, reason: 'As agreed' }),
    problem: (orderId) => client.ask('orders.tryNow', { orderId }),
    hold: (orderId) => client.ask('orders.release', { orderId }),
  }
  /** One piece goes by itself, and the rest later; where the way to pay does not allow it, all stays as it is. */
  const split = async (orderId: string): Promise<void> => {
    const order = (await client.look('orders.read', { orderId })) as OrderDetail | null
    const goods = order?.lines.filter(({ kind, quantity }) => kind === 'goods' && quantity > 0) ?? []
    // Something has to be left on the order.
    if (goods.reduce((sum, { quantity }) => sum + quantity, 0) < 2000) return
    const line = pick(random, goods)
    const lines = [{ lineId: line.id, quantity: 1000 }]
    await client.ask('orders.split', { orderId, newOrderId: crypto.randomUUID(), lines, reason: 'One goes ahead' })
  }
  const merge = async (orderId: string): Promise<void> => {
    const choices = await client.ask('orders.mergeChoices', { orderId })
    const fit = isRefusal(choices) ? [] : choices.filter(({ refusal }) => refusal === null)
    if (fit.length === 0) return
    await client.ask('orders.merge', { orderId, fromId: pick(random, fit).order.id, reason: 'In one parcel' })
  }
  /** What somebody calls about before it is packed. */
  const meddle = async (orderId: string): Promise<void> => {
    const dice = random()
    if (dice < 0.04) await client.ask('orders.hold', { orderId, reason: 'The customer is away', until: null })
    else if (dice < 0.08) await client.ask('orders.cancel', { orderId, reason: 'The customer called' })
    else if (dice < 0.12) {
      const order = (await client.look('orders.read', { orderId })) as OrderDetail | null
      const line = order?.lines.find(({ kind, quantity }) => kind === 'goods' && quantity > 1000)
      if (line === undefined) return
      const quantities = [{ lineId: line.id, quantity: line.quantity - 1000 }]
      await client.ask('orders.changeLines', { orderId, added: [], quantities, reason: 'One less' })
    } else if (dice < 0.2) await split(orderId)
    else if (dice < 0.28) await merge(orderId)
  }
  const refundSome = async (): Promise<void> => {
    const filter = { channel: 'web', state: 'completed', fulfilment: null, text: '', limit: rows } as const
    const { orders } = (await client.look('orders.list', filter)) as { orders: readonly OrderSummary[] }
    const fresh = orders.filter(({ id }) => !seen.has(`refund ${id}`))
    if (fresh.length === 0) return
    const { id: orderId, total } = pick(random, fresh)
    seen.add(`refund ${orderId}`)
    const amount = random() < 0.4 ? total : 1 + Math.floor(random() * total)
    await client.ask('orders.refund', {
      id: crypto.randomUUID(),
      orderId,
      amount,
      lines: [],
      reason: 'Not as expected',
    })
  }

  return working(async () => {
    for (const [queue, act] of Object.entries(work))
      for (const { id, updatedAt } of await inQueue(queue as Queue)) {
        // A hold stands for a while.
        if (queue === 'hold' && Date.now() - updatedAt < 4 * round) continue
        await act(id)
      }
    await bookStatement()
    for (const { id } of await inQueue('pick')) {
      if (seen.has(id)) continue
      seen.add(id)
      await meddle(id)
    }
    if (random() < 0.5) await refundSome()
    await pause(round)
  })
}

/** One of sixteen transfers never comes. */
const paysEver = (orderId: string): boolean => !orderId.endsWith('7')
