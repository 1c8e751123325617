import type { Transaction } from '../../../../electron/sandbox/acquirer/acquirer-ledger.ts'
import type { Order } from '../../../../shared/domain/orders/order.ts'
import { collected, refunded } from '../../../../shared/domain/orders/refunds.ts'
import { isRefusal } from '../../../../shared/domain/refusal.ts'
import type { StaffClient } from '../../../faults/staff-client.ts'
import type { Outside } from '../outside.ts'
import { type Family, familiesOf } from './families.ts'
import type { Invariants } from './invariants.ts'
import { isOff } from './orders.ts'

/** What a gateway has in its books of one order of ours. Minor units. */
interface Book {
  /** Promised and not yet taken or given back. */
  open: number
  captures: number
  captured: number
  refunded: number
}

const hour = 3_600_000

/** What the shop has of each order's money, what the order says, and what the gateway says. */
export const checkMoney = async (orders: readonly Order[], outside: Outside, invariants: Invariants): Promise<void> => {
  const books = {
    paypal: await payPalBooks(outside),
    stripe: await stripeBooks(outside),
    iso8583: await acquirerBooks(outside),
  }
  const known = new Map(orders.map((order) => [order.id, order]))
  for (const [gateway, book] of Object.entries(books))
    for (const orderId of book.keys())
      invariants.check(
        'no gateway knows of an order that is not here',
        known.get(orderId)?.web?.gateway === gateway,
        () => `${gateway} knows of ${orderId}`,
      )
  for (const order of orders) {
    const told = bySteps(order)
    invariants.check(
      'captured less refunded is what the order says',
      told === collected(order) - refunded(order),
      () => `${order.number}: its entries say ${told}, the order ${collected(order) - refunded(order)}`,
    )
  }
  for (const family of familiesOf(orders)) {
    const gateway = family[0]?.web?.gateway
    if (gateway === 'paypal' || gateway === 'stripe' || gateway === 'iso8583')
      checkBooks(family, gateway, sumOf(family.map(({ id }) => books[gateway].get(id) ?? nothing)), invariants)
  }
  await checkBank(
    outside,
    Object.values(books).flatMap((book) => [...book.values()]),
    invariants,
  )
}

/** Of orders that were split or merged the gateway knows under the number that each promise was given for. */
const checkBooks = (family: Family, gateway: string, book: Book, invariants: Invariants): void => {
  const names = family.map(({ number, state, payment }) => `${number} (${state}, ${payment})`).join(', ')
  const told = family.reduce((sum, order) => sum + bySteps(order), 0)
  invariants.check(
    'captured less refunded is what the gateway says',
    book.captured - book.refunded === told && book.captures <= family.length,
    () => `${names}: ${told} here, ${book.captured} − ${book.refunded} in ${book.captures} at ${gateway}`,
  )
  const isPromised = family.some(({ payment }) => ['authorised', 'capturing', 'voiding'].includes(payment))
  invariants.check(
    'what is promised at the gateway is an order’s that goes on',
    book.open > 0 === isPromised,
    () => `${names}: ${book.open} is promised at ${gateway}`,
  )
  if (family.every(isOff))
    invariants.check(
      'a refused or cancelled order holds no money',
      book.open + book.captured - book.refunded === 0,
      () => `${names}: ${book.open} promised, ${book.captured - book.refunded} taken at ${gateway}`,
    )
}

const nothing: Book = { open: 0, captures: 0, captured: 0, refunded: 0 }
const sumOf = (books: readonly Book[]): Book =>
  books.reduce(
    (sum, book) => ({
      open: sum.open + book.open,
      captures: sum.captures + book.captures,
      captured: sum.captured + book.captured,
      refunded: sum.refunded + book.refunded,
    }),
    nothing,
  )

const bySteps = ({ entries, exceptions }: Order): number => {
  const refused = new Set(exceptions.map(({ entryId }) => entryId))
  return entries
    .filter(({ id }) => !refused.has(id))
    .reduce((sum, entry) => {
      if (entry.type === 'paymentCaptured') return sum + entry.amount
      return entry.type === 'paymentRefunded' ? sum - entry.amount : sum
    }, 0)
}

/** The bank has what the gateways say, to the cent. */
const checkBank = async ({ bank }: Outside, books: readonly Book[], invariants: Invariants): Promise<void> => {
  const sum = (of: (book: Book) => number): number => books.reduce((total, book) => total + of(book), 0)
  const holds = (await look(`${bank}/holds`)) as { state: string; amount: number; settled: number }[]
  const reserved = holds
    .filter(({ state }) => state === 'open')
    .reduce((total, { amount, settled }) => total + amount - settled, 0)
  const { balances } = (await look(`${bank}/accounts/merchant`)) as { balances: { EUR?: number } }
  const [open, taken] = [sum((book) => book.open), sum((book) => book.captured - book.refunded)]
  invariants.check(
    'the bank holds what the gateways say',
    reserved === open && (balances.EUR ?? 0) === taken,
    () => `${reserved} held and ${balances.EUR ?? 0} taken at the bank, ${open} and ${taken} at the gateways`,
  )
}

const look = async (url: string): Promise<unknown> => (await fetch(url)).json()

const bookIn = (books: Map<string, Book>, orderId: string | null | undefined): Book => {
  const book = books.get(orderId ?? 'nobody') ?? { ...nothing }
  books.set(orderId ?? 'nobody', book)
  return book
}

interface Named {
  readonly customId: string | null
  readonly amount: { readonly minor: number }
}

const payPalBooks = async ({ paypal }: Outside): Promise<Map<string, Book>> => {
  const ledger = (await look(`${paypal.url}/sandbox/ledger`)) as {
    authorizations: (Named & { status: string; captured: number })[]
    captures: (Named & { refunded: number })[]
  }
  const books = new Map<string, Book>()
  for (const { customId, status, amount, captured } of ledger.authorizations)
    if (status === 'CREATED' || status === 'PARTIALLY_CAPTURED') bookIn(books, customId).open += amount.minor - captured
  // A refund bears the key of its effect, not its order's id: what went back stands on the capture.
  for (const { customId, amount, refunded: back } of ledger.captures) {
    const book = bookIn(books, customId)
    book.captures += 1
    book.captured += amount.minor
    book.refunded += back
  }
  return books
}

const stripeBooks = async ({ stripe }: Outside): Promise<Map<string, Book>> => {
  const ledger = (await look(`${stripe.url}/sandbox/ledger`)) as {
    intents: { status: string; amount: number; captured: number; refunded: number; metadata: { order_id?: string } }[]
  }
  const books = new Map<string, Book>()
  for (const { status, amount, captured, refunded: back, metadata } of ledger.intents) {
    const book = bookIn(books, metadata.order_id)
    if (status === 'requires_capture') book.open += amount - captured
    if (captured > 0) book.captures += 1
    book.captured += captured
    book.refunded += back
  }
  return books
}

const acquirerBooks = async ({ iso8583 }: Outside): Promise<Map<string, Book>> => {
  const ledger = (await look(`${iso8583.url}/sandbox/ledger`)) as { transactions: Transaction[] }
  const books = new Map<string, Book>()
  for (const { kind, response, state, orderId, amount, used } of ledger.transactions) {
    if (response !== '00') continue
    if (kind === 'authorisation' && state === 'open') bookIn(books, orderId).open += amount - used
    if (kind !== 'completion') continue
    const book = bookIn(books, orderId)
    book.captures += 1
    book.captured += amount
    book.refunded += used
  }
  return books
}

/** The shop's own reconciliation finds the same. */
export const checkReconciliation = async (client: StaffClient, invariants: Invariants): Promise<void> => {
  const from = Date.now() - 23 * hour
  for (const gatewayId of ['paypal', 'stripe']) {
    const day = await client.ask('reconciliation.day', { gatewayId, from, length: 24 * hour })
    if (isRefusal(day)) throw new Error(day.message)
    for (const { result, here, there } of day.rows)
      invariants.check(
        'the gateway’s own list reconciles',
        result === 'matched',
        () => `${gatewayId}: ${result}: ${JSON.stringify(here)} ${JSON.stringify(there)}`,
      )
  }
}
