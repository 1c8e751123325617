import { createHash } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { checkJournal } from '../../../electron/verify/journal.ts'
import type { JournalEntry } from '../../../shared/domain/journal/journal-entry.ts'
import { journalText } from '../../../shared/domain/journal/journal-text.ts'
import { journalAfter } from '../hub/hub-with-devices.ts'

const sealed = (entry: JournalEntry): JournalEntry => ({
  ...entry,
  hash: createHash('sha256').update(journalText(entry)).digest('hex'),
})
const first = journalAfter(null, 'other')
const second = journalAfter(first, 'other')
const device = {
  id: 'device',
  kind: 'device',
  deviceId: 'own',
  registerId: 'r',
  lastOnlineOrder: 0,
  journalSequence: 0,
  journalHash: '',
} as const
const faultsIn = (entries: readonly JournalEntry[], others: readonly string[] | 'any' | null = ['other']) =>
  checkJournal(() => entries, device, others === null || others === 'any' ? others : new Set(others)).faults

test('the journal of another till is checked as far as it has come', () => {
  expect(faultsIn([first])).toEqual([])
  expect(faultsIn([first, second])).toEqual([])
})

test('one that was changed, or lacks an entry, is found like the till’s own', () => {
  expect(faultsIn([first, { ...second, what: 'signIn' }])).toEqual([
    expect.stringContaining('entry 2 was changed after it was written'),
  ])
  expect(faultsIn([second])).not.toEqual([])
})

test('one that no register of the shop tells of is a fault', () => {
  expect(faultsIn([first], [])).toEqual([expect.stringContaining('which nothing tells of')])
})

test('while its register is still on its way from the hub it is none', () => {
  expect(faultsIn([first], 'any')).toEqual([])
})

describe('a till that was restored from a backup', () => {
  const left = { device: 'other', sequence: first.sequence, hash: first.hash }
  const restored = sealed({ ...journalAfter(null, 'anew', 'restored'), facts: left })

  test('has what it wrote after the backup again, from the hub', () => {
    expect(faultsIn([restored, first, second], ['anew'])).toEqual([])
  })

  test('had that link when it was left: another history of it is a fault', () => {
    const elsewhere = sealed({ ...first, what: 'signIn' })
    const next = sealed({ ...second, previousHash: elsewhere.hash })
    expect(faultsIn([restored, elsewhere, next], ['anew'])).toEqual([expect.stringContaining('this device wrote 1')])
  })

  test('in a shop without a hub has nothing behind it', () => {
    expect(faultsIn([restored, first, second], null)).toContainEqual(expect.stringContaining('this device wrote 1'))
  })
})
