import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Row, readRows } from '../replay/read-invoices.ts'
import { type Replayed, replay } from '../replay/replay.ts'
import { reportOf } from '../replay/report.ts'
import { root } from '../support/open-shop.ts'
import { memoryFolder, type TemporaryFolder } from '../support/temporary-folder.ts'
import { faultsIn } from '../support/verified.ts'

const morning = Date.UTC(2011, 1, 1, 9)
const day = 86_400_000
const row = (invoice: string, code: string, quantity: number, price: number, rest: Partial<Row> = {}): Row => ({
  ...{
    invoice,
    code,
    quantity,
    price,
    description: `Thing ${code}`,
    customer: '17850',
    country: 'France',
    at: morning,
  },
  ...rest,
})

describe('some invoices', () => {
  let folder: TemporaryFolder
  let replayed: Replayed
  beforeAll(async () => {
    folder = memoryFolder()
    const rows = [
      row('1', '10001', 6, 2550),
      row('1', '10001', 6, 2550),
      row('1', '10001', 12, 2100),
      row('1', 'POST', 1, 18_000),
      row('2', '10002', 12_000, 1040, { customer: '', at: morning + 60_000 }),
      // Eight of the twelve at 2.55; of those at 2.10 two more than were bought.
      row('C3', '10001', -8, 2550, { at: morning + day }),
      row('C3', '10001', -14, 2100, { at: morning + day }),
      row('C4', 'M', -1, 5000, { customer: '', at: morning + day }),
      row('5', '10002', -30, 0, { customer: '', at: morning + day }),
      row('6', 'PADS', 3, 1, { at: morning + day }),
    ]
    replayed = await replay(folder.path, rows, () => undefined)
  }, 60_000)
  afterAll(() => folder.remove())

  test('are booked to the penny, and what is below one is said', () => {
    const taken = 12 * 2550 + 12 * 2100 + 18_000 + 12_000 * 1040 - 8 * 2550 - 14 * 2100 - 5000
    expect(replayed).toMatchObject({ fileAmount: taken + 3, roundedBy: -3, booked: taken / 10 })
    expect(reportOf(replayed).open).toBe(0)
  })

  test('make an order each, but for what only corrects the stock', () => {
    expect(replayed).toMatchObject({ invoices: 6, orders: 5, rows: 10 })
    expect(replayed.back).toEqual({ matched: 2, unmatched: 1, corrected: 1 })
    expect(replayed.days.map(({ variance }) => variance)).toEqual([0, 0])
    expect(replayed.days[0]?.turnover).toBe((12 * 2550 + 12 * 2100 + 18_000 + 12_000 * 1040) / 10)
  })

  test('are odd in ways that have a name', () => {
    const counts = Object.fromEntries(replayed.oddities.map(({ name, count }) => [name, count]))
    expect(counts).toMatchObject({
      'exact duplicates of a row': 1,
      'rows without a customer': 3,
      'rows of a cancelled invoice (C…)': 3,
      'stock corrections (negative, at no price, not cancelled)': 1,
      'adjustments of debt (A…)': 0,
      'rows at a fraction of a penny': 1,
      'rows of more units than a line holds': 1,
      'rows of POST, which is no goods': 1,
      'rows of M, which is no goods': 1,
    })
  })

  test('leave a shop that is what its entries make it', () => {
    expect(faultsIn(folder.path)).toEqual([])
  })
})

const invoices = join(root, '../shared/data/online-retail')
const month = '2011-02'
const isThere = existsSync(invoices)
if (!isThere) console.log(`The invoices of ${month} are not rung up: ${invoices} is not there.`)

describe.skipIf(!isThere)(`the invoices of ${month}, of a real shop (UCI Online Retail)`, () => {
  let folder: TemporaryFolder
  let replayed: Replayed
  beforeAll(async () => {
    folder = memoryFolder()
    replayed = await replay(folder.path, readRows(invoices, month), () => undefined)
  }, 15 * 60_000)
  afterAll(() => folder.remove())

  test('are booked to the penny, by orders and by Z reports', () => {
    const { lines, open } = reportOf(replayed)
    console.log(lines.join('\n'))
    expect(open).toBe(0)
    expect(replayed).toMatchObject({ invoices: 1393, rows: 27_707 })
    expect(replayed.days.filter(({ variance }) => variance !== 0)).toEqual([])
  })

  test('leave a shop that is what its entries make it', () => {
    expect(faultsIn(folder.path)).toEqual([])
  })
})
