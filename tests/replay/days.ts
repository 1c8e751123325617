import type { Client } from '../support/client.ts'
import type { HandClock } from './clock.ts'

const minute = 60_000
/** Pennies: what is paid back in cash may be more than what was taken on the day. */
const float = 50_000_00

/** What a shop's day came to, from its Z report. Pennies. */
export interface Day {
  readonly number: string
  readonly turnover: number
  readonly variance: number | null
}

/** The shifts of the shop, one for each day on which something is rung up. */
export class Days {
  readonly #client: Client
  readonly #clock: HandClock
  readonly closed: Day[] = []
  #open: { readonly date: string; at: number } | undefined

  constructor(client: Client, clock: HandClock) {
    this.#client = client
    this.#clock = clock
  }

  /** Sets the clock to the moment; closes the day before it and opens that day, where they are not. */
  async at(moment: number): Promise<void> {
    const date = new Date(moment).toISOString().slice(0, 10)
    if (this.#open?.date !== date) {
      await this.close()
      this.#clock.set(moment - minute)
      await this.#client.do('shifts.open', { shiftId: crypto.randomUUID(), float: { amount: float } })
      this.#open = { date, at: moment }
    }
    this.#clock.set(moment)
    this.#open.at = moment
  }

  /** Counts what is expected, and makes the day's Z report. */
  async close(): Promise<void> {
    if (this.#open === undefined) return
    this.#clock.set(this.#open.at + minute)
    this.#open = undefined
    const current = await this.#client.now('shifts.current', {})
    const amount = current?.statement.figures?.expected ?? 0
    const { number } = await this.#client.do('shifts.close', {
      reportId: crypto.randomUUID(),
      count: { amount },
      reason: '',
    })
    const { reports } = await this.#client.now(
      'shifts.reports',
      { limit: 1 },
      (all) => all.reports[0]?.number === number,
    )
    const [report] = reports
    if (report?.report !== 'z') throw new Error('The day has no Z report.')
    this.closed.push({ number, turnover: report.turnover ?? 0, variance: report.variance })
  }
}
