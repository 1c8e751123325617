import type { Shift, ShiftEntry } from '../../../shared/domain/shifts/shift.ts'
import { type Faults, plural } from '../findings.ts'
import { total } from '../money.ts'
import type { OrderFacts } from '../orders/order-facts.ts'
import { counterOf, seriesOf } from '../series.ts'
import { comparable, type Traded, takingsOf } from './takings.ts'

/**
 * Holds a shift against its own entries and against the sales and payments that name it; where some of those stayed on the
 * hub, against its entries alone: the journal has the sum of its Z report.
 */
export const checkShift = (shift: Shift, traded: Traded | null, faults: Faults): void => {
  const called = `The shift ${shift.id}`
  const { entries } = shift
  const opened = entries[0]?.type === 'opened' ? entries[0] : undefined
  if (opened === undefined) return faults.add(`${called} has no opening among its entries.`)
  const moved = (move: 'paidIn' | 'paidOut' | 'drop'): number =>
    total(entries.flatMap((entry) => (entry.type === 'cashMoved' && entry.move === move ? [entry.amount] : [])))
  const closings = entries.filter((entry) => entry.type === 'closed')
  const shouldBe = {
    registerId: opened.registerId,
    currency: opened.currency,
    at: opened.at,
    float: opened.float.amount,
    paidIn: moved('paidIn'),
    paidOut: moved('paidOut'),
    dropped: moved('drop'),
    state: closings.length === 0 ? 'open' : 'closed',
  } as const
  for (const [field, value] of Object.entries(shouldBe))
    faults.same(
      shift[field as keyof Shift],
      value,
      (is, made) => `${called}: ${field} is ${is}, but its entries make it ${made}.`,
    )
  checkSequence(shift, called, faults)
  if (traded !== null) {
    faults.same(
      comparable(shift.takings),
      comparable(takingsOf(traded)),
      (is, made) => `${called}: its takings are ${is}, but its sales and payments make them ${made}.`,
    )
    checkReceipts(called, traded.sales, faults)
    checkPlaces(called, traded, faults)
  }
  const [closed] = closings
  const after = closed === undefined ? [] : entries.slice(entries.indexOf(closed) + 1)
  if (closings.length > 1 || after.some(({ type }) => type !== 'explained'))
    faults.add(`${called} was closed, and goes on after it.`)
  if (entries.filter(({ type }) => type === 'explained').length > (mayBeExplained(closed) ? 1 : 0))
    faults.add(`${called}: its count was explained, and needed no explanation.`)
  if (closed === undefined) return
  if (traded !== null) {
    const cash = total(traded.money.map(({ tender, amount, tip }) => (tender === 'cash' ? amount + tip : 0)))
    const expected = total([shouldBe.float, cash, shouldBe.paidIn, -shouldBe.paidOut, -shouldBe.dropped])
    if (closed.expected !== expected)
      faults.add(`${called}: ${closed.expected} was expected, but it comes to ${expected}.`)
  }
  for (const { amount, pieces } of [opened.float, closed.count])
    if (pieces.length > 0 && total(pieces.map((one) => one.value * one.pieces)) !== amount)
      faults.add(`${called}: the coins and notes that were counted do not come to ${amount}.`)
}

/** Who counted and could not know that it is off says why afterwards, once. */
const mayBeExplained = (closed: Extract<ShiftEntry, { type: 'closed' }> | undefined): boolean =>
  closed !== undefined && closed.reason === null && closed.count.amount !== closed.expected

const checkSequence = ({ entries }: Shift, called: string, faults: Faults): void => {
  if (new Set(entries.map(({ id }) => id)).size !== entries.length) faults.add(`${called} has an entry twice.`)
  entries.forEach((entry, index) => {
    const before = entries[index - 1]
    if (before === undefined || before.deviceId !== entry.deviceId) return
    if (entry.at < before.at || (entry.at === before.at && entry.counter <= before.counter))
      faults.add(`${called}: entry ${index + 1} (${entry.type}) is not after the one before it.`)
  })
}

/** One register sells in one shift at a time: its receipts follow one another. */
const checkReceipts = (called: string, sales: readonly OrderFacts[], faults: Faults): void => {
  for (const { name, counters } of seriesOf(sales.map(({ number }) => number))) {
    const [first = 0, last = 0] = [counters[0], counters.at(-1)]
    if (last - first + 1 !== counters.length)
      faults.add(`${called}: of ${name}${first} to ${last} it has ${plural(counters.length, 'receipt')} only.`)
  }
}

/** The payments of a shift are counted 1, 2, 3 …, and so are its voids: none is missing, and none is there twice. */
const checkPlaces = (called: string, { money, voids }: Traded, faults: Faults): void => {
  const check = (what: string, all: readonly { readonly place: number | null }[]): void => {
    const places = all.flatMap(({ place }) => (place === null ? [] : [place])).sort((one, other) => one - other)
    const gap = places.findIndex((place, index) => place !== index + 1)
    if (gap >= 0) faults.add(`${called}: its ${what} ${gap + 1} is missing, or another is counted as it.`)
  }
  check('payment', money)
  check('void', voids)
}

/** What was traded up to and with the receipts, the payments and the voids that the takings name. */
export const tradedUpTo = ({ takings }: Shift, { sales, money, voids }: Traded): Traded => {
  const upTo = sales.filter(({ number }) => {
    const [series] = seriesOf([number])
    const range = takings.receipts.find(({ last }) => seriesOf([last])[0]?.name === series?.name)
    return range !== undefined && counterOf(number) <= counterOf(range.last)
  })
  const within = new Set(upTo.flatMap((sale) => sale.money))
  return {
    sales: upTo,
    voids: voids.filter(({ place }) => place <= (takings.voids?.count ?? 0)),
    money: money.filter((one) => (one.place === null ? within.has(one) : one.place <= (takings.payments ?? 0))),
  }
}
