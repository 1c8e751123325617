import { type Measured, measured } from '../statistics.ts'
import { atPace, inTurns, type Rate } from './load.ts'
import { type ProcessorTime, processorTime } from './processor-time.ts'
import type { Seller, WantedLine } from './seller.ts'

const customers = 64
const senders = 16
const warmUp = 200
/** Orders a second that are aimed at: what is waited for is measured at half of them, or of what was reached where that is less. */
const aim = 300

type MeasuredRate = Rate & { readonly processorTime: ProcessorTime }

export interface Load {
  readonly seller: string
  /** Stored, by as many senders as it likes. */
  readonly accepted: MeasuredRate
  /** Every customer waits for the confirmation before the next order. */
  readonly full: MeasuredRate
  /** At half of the aim, or of what it reached at full load. */
  readonly half: MeasuredRate
}

/** So many orders at each load; the seller ends. */
export const measureLoad = async (seller: Seller, count: number, lines: () => WantedLine[]): Promise<Load> => {
  try {
    await inTurns(seller, customers, Math.min(warmUp, Math.ceil(count / 4)), lines, 'confirmed')
    const measuring = (work: () => Promise<Rate>) => processorTime(seller, count, work)
    const full = await measuring(() => inTurns(seller, customers, count, lines, 'confirmed'))
    const half = await measuring(() => atPace(seller, Math.min(full.perSecond, aim) / 2, count, lines))
    const accepted = await measuring(() => inTurns(seller, senders, count, lines, 'accepted'))
    return { seller: seller.name, accepted, full, half }
  } finally {
    await seller.end()
  }
}

export const ratesOf = ({ seller, accepted, full, half }: Load) => ({
  seller,
  acceptedPerSecond: accepted.perSecond,
  confirmedPerSecond: full.perSecond,
  halfLoadPerSecond: half.perSecond,
  /** Milliseconds from POST to webhook. */
  halfLoadP99: measured('', half.times).p99,
  /** Milliseconds of a processor for each order. */
  processorTime: { accepted: accepted.processorTime, full: full.processorTime, half: half.processorTime },
})
type Rates = ReturnType<typeof ratesOf>

/** How many times the other's: of orders more is better, of milliseconds less. */
export const ratiosOf = (rates: Rates, other: Rates) => ({
  acceptedPerSecond: rates.acceptedPerSecond / other.acceptedPerSecond,
  confirmedPerSecond: rates.confirmedPerSecond / other.confirmedPerSecond,
  halfLoadP99: rates.halfLoadP99 / other.halfLoadP99,
})

export const rowsOf = (where: string, load: Load, peer: Load | null): Measured[] => {
  const row = (what: string, of: 'accepted' | 'full' | 'half'): Measured => {
    const [ours, theirs] = [load[of], peer?.[of]]
    const name = `${what}, ${where}: ${Math.round(ours.perSecond)}/s`
    const against = theirs && { name: `${peer?.seller}: ${perSecond(theirs.perSecond)}/s`, times: theirs.times }
    return measured(name, ours.times, against)
  }
  return [
    row('order to webhook at full load', 'full'),
    row('order to webhook at half load', 'half'),
    row('order to its answer', 'accepted'),
  ]
}

const perSecond = (rate: number): string => rate.toFixed(rate < 10 ? 1 : 0)
