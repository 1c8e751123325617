import type { OrderDetail } from '../../shared/contract/orders.ts'
import type { AskedTender } from '../../shared/contract/tenders.ts'
import { isRefusal, type Refusal } from '../../shared/domain/refusal.ts'
import type { Random } from './random.ts'
import type { StaffClient } from './staff-client.ts'

/** Work that goes on until it is told to stop, and then ends after the piece at hand. */
export interface Worker {
  stop(): Promise<void>
}

export const working = (piece: () => Promise<void>): Worker => {
  const told = new AbortController()
  const done = (async () => {
    while (!told.signal.aborted) await piece()
  })()
  return {
    stop: () => {
      told.abort()
      return done
    },
  }
}
export const pause = (milliseconds: number) => new Promise<void>((resolve) => setTimeout(resolve, milliseconds))

/** A cashier who sells without end and writes down each receipt number that the till showed. */
export const cashier = (client: StaffClient, random: Random, skus: readonly string[], shown: string[]): Worker =>
  working(async () => {
    const orderId = crypto.randomUUID()
    let total = -1
    for (let scanned = 0; scanned <= random.below(3); scanned++) {
      const answer = await client.ask('register.scan', {
        orderId,
        lineId: crypto.randomUUID(),
        code: random.pick(skus),
      })
      if (isRefusal(answer)) throw new Error(`scan refused: ${answer.message}`)
      total = answer.order.totals.total
    }
    const pay = async (tender: AskedTender): Promise<string> => {
      const paid = await client.ask('register.pay', { orderId, paymentId: crypto.randomUUID(), total, tender })
      if (isRefusal(paid)) throw new Error(`payment refused: ${paid.message}`)
      return paid.order.number
    }
    // Now and then a part of it first, and the plug may be pulled before the rest.
    const part = random.below(3) === 0 ? 1 + random.below(total - 1) : 0
    if (part > 0) await pay({ kind: 'card', reference: 'slip 4711', amount: part })
    const number = await pay(
      random.below(2) === 0 ? { kind: 'cash', given: total - part + 500 } : { kind: 'card', reference: 'slip 4712' },
    )
    shown.push(number)
  })

/** So many orders are packed before the queue is looked at again: a long one is as long to read. */
const packedAtOnce = 20

/** A picker who packs and ships what is in the queue; where several share it, only what is `mine`. */
export const picker = (
  client: StaffClient,
  mine: (orderId: string) => boolean = () => true,
  refused: (refusal: Refusal) => void = ({ message }) => {
    throw new Error(`shipping refused: ${message}`)
  },
): Worker =>
  working(async () => {
    const queue = (await client.look('fulfilment.queue', {})) as { open: readonly { id: string }[] }
    const next = queue.open.filter(({ id }) => mine(id)).slice(0, packedAtOnce)
    let shipped = 0
    for (const { id } of next) {
      const answer = await ship(client, id)
      if (isRefusal(answer)) refused(answer)
      else shipped += 1
    }
    if (shipped === 0) await pause(100)
  })

const ship = async (client: StaffClient, orderId: string): Promise<Refusal | object> => {
  const order = (await client.look('orders.read', { orderId })) as OrderDetail | null
  if (order === null) throw new Error('the order in the queue is not there')
  await client.ask('fulfilment.startPicking', { orderId })
  for (const line of order.lines)
    if (line.kind === 'goods')
      await client.ask('fulfilment.pickLine', { orderId, lineId: line.id, quantity: line.quantity })
  await client.ask('fulfilment.pack', { orderId })
  return client.ask('fulfilment.ship', { orderId, carrier: 'Post', tracking: `T-${order.number}` })
}

/** Customers who order in the web shop, one after the other; writes down the web shop's reference of each order. */
export const customers = (webShop: string, random: Random, skus: readonly string[], references: string[]): Worker =>
  working(async () => {
    const lines = [{ sku: random.pick(skus), quantity: 1 + random.below(2) }]
    const account = random.below(10) === 0 ? 'ben' : 'ada'
    const response = await fetch(new URL('/sandbox/orders', webShop), {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ lines, account }),
    })
    const answer = (await response.json()) as { reference?: string }
    if (!response.ok || answer.reference === undefined)
      throw new Error(`the web shop did not take the order: ${response.status} ${JSON.stringify(answer)}`)
    references.push(answer.reference)
    // More than one order a second, and no more than a picker on a till that is killed all the time can pack meanwhile.
    await pause(300 + random.below(600))
  })
