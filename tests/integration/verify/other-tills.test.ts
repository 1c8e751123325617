import { expect, test } from 'vitest'
import { checkJournal } from '../../../electron/verify/journal.ts'
import { journalAfter } from '../hub/hub-with-devices.ts'

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
const faultsIn = (entries: Parameters<typeof checkJournal>[0], others: readonly string[] = ['other']) =>
  checkJournal(entries, device, new Set(others)).faults

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
