import { describe, expect, test } from 'vitest'
import type { JournalEntry } from '../../../shared/domain/journal/journal-entry.ts'
import { aTradedShop, first, type Tampering } from './cases.ts'
import type { Tamperer } from './tamper.ts'

const shop = aTradedShop()
const saleEntry = (file: Tamperer): JournalEntry => first(file.all('journal').filter(({ what }) => what === 'sale'))

describe('a journal', () => {
  test.each<[string, RegExp, Tampering]>([
    [
      'whose entry was edited',
      /was changed after it was written/,
      (file) => {
        const entry = saleEntry(file)
        file.write('journal', entry.id, { ...entry, facts: { ...entry.facts, total: 1 } })
      },
    ],
    [
      'whose entry was given another time',
      /was changed after it was written/,
      (file) => {
        const entry = saleEntry(file)
        file.write('journal', entry.id, { ...entry, at: entry.at - 1 })
      },
    ],
    ['whose entry was deleted', /is missing/, (file) => file.remove('journal', saleEntry(file).id)],
    [
      'whose last entry was cut off',
      /ends at entry/,
      (file) => file.remove('journal', file.all('journal').at(-1)?.id ?? ''),
    ],
    [
      'whose entries were exchanged',
      /was changed after it was written|does not follow/,
      (file) => {
        const [one, other] = file.all('journal').slice(3, 5)
        if (one === undefined || other === undefined) throw new Error('too few entries')
        file.write('journal', one.id, { ...other, id: one.id, sequence: one.sequence })
        file.write('journal', other.id, { ...one, id: other.id, sequence: other.sequence })
      },
    ],
    [
      'that an entry was put into',
      /ends at entry|does not follow/,
      (file) => {
        const last = file.all('journal').at(-1)
        if (last === undefined) throw new Error('no entries')
        const sequence = last.sequence + 1
        const id = `${last.deviceId}:${String(sequence).padStart(10, '0')}`
        file.insert('journal', last.id, { ...last, id, sequence, previousHash: last.hash })
      },
    ],
    [
      'of another device that was slipped in',
      /which nothing tells of/,
      (file) => {
        const entry = first(file.all('journal'))
        file.insert('journal', entry.id, { ...entry, id: 'zzz:0000000001', deviceId: 'zzz' })
      },
    ],
    ['that is gone', /ends at entry 0/, (file) => file.run('DELETE FROM "journal 0"')],
  ])('%s is noticed', (_what, fault, how) => expect(shop.faultsAfter(how)).toMatch(fault))
})
