import { describe, expect, test } from 'vitest'
import type { ShiftReport } from '../../../shared/domain/shifts/report.ts'
import type { Shift } from '../../../shared/domain/shifts/shift.ts'
import { aTradedShop, first, type Tampering } from './cases.ts'
import type { Tamperer } from './tamper.ts'

const shop = aTradedShop()
const closedOf = (file: Tamperer): Shift =>
  first(file.all('shifts').filter((one): one is Shift => one.kind === 'shift' && one.entries.length > 3))
const reportsOf = (file: Tamperer, report: 'x' | 'z'): ShiftReport[] =>
  file.all('shifts').filter((one): one is ShiftReport => one.kind === 'report' && one.report === report)

const last = <T>(all: readonly T[]): T => first(all.slice(-1))

describe('a shift', () => {
  const change = (how: (shift: Shift) => object) => (file: Tamperer) => {
    const shift = closedOf(file)
    const changed = { ...shift, ...how(shift) }
    file.write('shifts', shift.id, changed)
    // Its report is made to fit.
    const report = reportsOf(file, 'z').find((one) => one.shift.id === shift.id)
    if (report !== undefined) file.write('shifts', report.id, { ...report, shift: changed })
  }
  const explained = (how: (entries: Shift['entries']) => readonly unknown[]) => (file: Tamperer) => {
    const isIt = ({ entries }: Shift): boolean => entries.some(({ type }) => type === 'explained')
    const shift = first(file.all('shifts').filter((one): one is Shift => one.kind === 'shift' && isIt(one)))
    file.write('shifts', shift.id, { ...shift, entries: how(shift.entries) })
  }
  test.each<[string, RegExp, Tampering]>([
    [
      'whose takings were edited',
      /its takings are/,
      change(({ takings }) => ({ takings: { ...takings, sold: takings.sold - 100 } })),
    ],
    ['whose float was edited', /float is/, change(() => ({ float: 1 }))],
    [
      'whose float was edited in its entries as well',
      /float is .* but journal entry/,
      change(({ entries }) => ({
        float: 1,
        entries: entries.map((entry) =>
          entry.type === 'opened' ? { ...entry, float: { amount: 1, pieces: [] } } : entry,
        ),
      })),
    ],
    [
      'of which a cash move was deleted',
      /paidIn is/,
      change(({ entries }) => ({
        entries: entries.filter((entry) => entry.type !== 'cashMoved' || entry.move !== 'paidIn'),
      })),
    ],
    [
      'of which a cash move was deleted, and the sum made to fit',
      /which is not there|was expected/,
      change(({ entries }) => ({
        paidIn: 0,
        entries: entries.filter((entry) => entry.type !== 'cashMoved' || entry.move !== 'paidIn'),
      })),
    ],
    [
      'whose reason was edited',
      /document is/,
      change(({ entries }) => ({
        entries: entries.map((entry) => (entry.type === 'cashMoved' ? { ...entry, reason: 'wages' } : entry)),
      })),
    ],
    [
      'whose entries were exchanged',
      /is not after the one before it/,
      change(({ entries }) => ({
        entries: [...entries.slice(0, 1), ...entries.slice(1, 3).toReversed(), ...entries.slice(3)],
      })),
    ],
    [
      'whose count was edited',
      /counted is/,
      change(({ entries }) => ({
        entries: entries.map((entry) =>
          entry.type === 'closed' ? { ...entry, count: { amount: 1, pieces: [] } } : entry,
        ),
      })),
    ],
    [
      'that was explained after it was closed, though a reason was there',
      /needed no explanation|does not tell of varianceExplained/,
      change(({ entries }) => ({
        entries: [
          ...entries,
          { ...first(entries), id: 'more', at: last(entries).at + 1, type: 'explained', reason: 'x' },
        ],
      })),
    ],
    ['whose closing was cut off', /state is/, change(({ entries }) => ({ entries: entries.slice(0, -1) }))],
    ['that was deleted', /was sold in a shift that is not there/, (file) => file.remove('shifts', closedOf(file).id)],
    ['whose Z was deleted', /has 0 Z reports/, (file) => file.remove('shifts', first(reportsOf(file, 'z')).id)],
    [
      'whose Z says something else',
      /does not say what its shift says/,
      (file) => {
        const z = first(reportsOf(file, 'z'))
        file.write('shifts', z.id, { ...z, shift: { ...z.shift, dropped: z.shift.dropped + 1 } })
      },
    ],
    [
      'whose Z has another number',
      /was closed as|is missing/,
      (file) => {
        const z = first(reportsOf(file, 'z'))
        file.write('shifts', z.id, { ...z, number: 'R1-Z0009' })
      },
    ],
    [
      'whose X was edited',
      /document is/,
      (file) => {
        const x = first(reportsOf(file, 'x'))
        file.write('shifts', x.id, { ...x, shift: { ...x.shift, takings: { ...x.shift.takings, discount: 0 } } })
      },
    ],
    [
      'whose X was deleted',
      /R1-X is missing|end at 1, but 2/,
      (file) => file.remove('shifts', first(reportsOf(file, 'x')).id),
    ],
    [
      'that its register does not know of',
      /does not know of it/,
      (file) => {
        const register = first(file.all('settings').filter(({ kind }) => kind === 'register'))
        file.write('settings', register.id, { ...register, shiftId: null })
      },
    ],
    [
      'whose explanation was edited',
      /varianceExplained .*: reason is wages, but journal entry/,
      explained((entries) =>
        entries.map((entry) => (entry.type === 'explained' ? { ...entry, reason: 'wages' } : entry)),
      ),
    ],
    [
      'whose explanation was deleted',
      /tells of varianceExplained .*, which is not there/,
      explained((entries) => entries.filter(({ type }) => type !== 'explained')),
    ],
    [
      'that was explained twice',
      /needed no explanation/,
      explained((entries) => [...entries, { ...last(entries), id: 'more', at: last(entries).at + 1 }]),
    ],
  ])('%s is noticed', (_what, fault, how) => expect(shop.faultsAfter(how)).toMatch(fault))
})
