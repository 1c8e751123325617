import { nodeRuntime } from '../../../../electron/host/node-runtime.ts'
import { verifyJournal } from '../../../../electron/order-manager/journal/verify.ts'
import { shopIfAny, theDevice, theRegister } from '../../../../electron/order-manager/settings.ts'
import { type Books, receiptsOf } from './books.ts'
import { checkCatalog } from './check-catalog.ts'
import { checkStock } from './check-stock.ts'

/** Sentences about what contradicts itself in the shop, worked out from its documents by code of the tests' own. */
export const checkShop = (books: Books): string[] =>
  shopIfAny(books.reader) === undefined
    ? []
    : [
        ...verifyJournal(books.reader, nodeRuntime),
        ...checkReceipts(books),
        ...checkWebOrders(books),
        ...checkStock(books),
        ...checkCatalog(books),
      ]

/** Numbers without a gap up to the register's counter; each with its movements and its entry in the journal, and no others. */
const checkReceipts = (books: Books): string[] => {
  const { orders, movements, journal } = books.all
  const { prefix, lastReceipt } = theRegister(books.reader)
  const faults: string[] = []
  const receipts = receiptsOf(books).sort()
  const expected = Array.from({ length: lastReceipt }, (_, index) => `${prefix}-${String(index + 1).padStart(6, '0')}`)
  const gap = expected.findIndex((number, index) => receipts[index] !== number)
  if (gap >= 0 || receipts.length > lastReceipt)
    faults.push(`Receipts: ${receipts.length} of ${lastReceipt}; at ${expected[gap]} there is ${receipts[gap]}.`)

  const moved = grouped(movements, (movement) => movement.orderId ?? '')
  const told = grouped(journal, (entry) => entry.subject)
  for (const order of orders.filter(({ channel }) => channel === 'counter')) {
    const isClosed = order.state === 'completed'
    const quantities = (moved.get(order.id) ?? []).map(({ quantity }) => Math.abs(quantity)).sort(ascending)
    const wanted = isClosed ? order.lines.map(({ quantity }) => quantity).sort(ascending) : []
    if (JSON.stringify(quantities) !== JSON.stringify(wanted))
      faults.push(
        `Order ${order.number || order.id} is ${order.state}, and moved ${quantities.join(' ')} instead of ${wanted.join(' ')}.`,
      )
    const numbers = (told.get(order.id) ?? []).map(({ facts }) => facts['number'])
    if (JSON.stringify(numbers) !== JSON.stringify(isClosed ? [order.number] : []))
      faults.push(
        `Order ${order.number || order.id} is ${order.state}; the journal tells of ${JSON.stringify(numbers)}.`,
      )
  }
  const known = new Set(orders.map(({ id }) => id))
  for (const orderId of moved.keys())
    if (orderId !== '' && !known.has(orderId)) faults.push(`Movements of order ${orderId}, which is not there.`)
  for (const [subject, entries] of told)
    if (['sale', 'return', 'webOrder'].includes(entries[0]?.what ?? '') && !known.has(subject))
      faults.push(`The journal tells of order ${subject}, which is not there.`)
  return faults
}

const checkWebOrders = ({ reader, all }: Books): string[] => {
  const web = all.orders.filter(({ channel }) => channel === 'web')
  const { lastOnlineOrder } = theDevice(reader)
  const inJournal = all.journal.filter(({ what }) => what === 'webOrder').length
  return new Set(web.map(({ number }) => number)).size === lastOnlineOrder && inJournal === web.length
    ? []
    : [`${web.length} web orders, ${inJournal} in the journal, but the last number is ${lastOnlineOrder}.`]
}

const grouped = <T>(ones: readonly T[], keyOf: (one: T) => string): Map<string, T[]> => {
  const groups = new Map<string, T[]>()
  for (const one of ones) {
    const group = groups.get(keyOf(one))
    if (group === undefined) groups.set(keyOf(one), [one])
    else group.push(one)
  }
  return groups
}

const ascending = (one: number, other: number): number => one - other
