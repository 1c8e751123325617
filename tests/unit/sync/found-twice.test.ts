import { expect, test } from 'vitest'
import { isFoundTwice } from '../../../electron/order-manager/backups/found-twice.ts'
import type { Reader } from '../../../electron/order-manager/ports/store.ts'
import { namesLeft, ownLinkIn } from '../../../electron/sync/own-chain.ts'
import type { JournalEntry } from '../../../shared/domain/journal/journal-entry.ts'
import { journalAfter, journalChange } from '../../integration/hub/hub-with-devices.ts'

const first = journalAfter(null, 'own')
const second = journalAfter(first, 'own')
const device = { id: 'device', kind: 'device', deviceId: 'own', journalSequence: 2, journalHash: second.hash }

const reading = (...entries: readonly JournalEntry[]): Pick<Reader, 'get'> => ({
  get: ((collection: string, id: string) =>
    collection === 'settings' ? device : entries.find((entry) => entry.id === id)) as Reader['get'],
})
const found = (sequence: number, hash: string, name = 'own') =>
  isFoundTwice(reading(first, second), { device: name, sequence, hash })

test('a chain that goes further than the till’s own, or has another link where both have one, is somebody else’s', () => {
  expect([found(3, 'c'.repeat(64)), found(2, 'b'.repeat(64)), found(1, 'a'.repeat(64))]).toEqual([true, true, true])
})

test('one that has less is usual, and so is one that is alike; and what is told of an earlier name says nothing', () => {
  expect([found(0, ''), found(1, first.hash), found(2, second.hash)]).toEqual([false, false, false])
  expect(found(9, 'c'.repeat(64), 'earlier')).toBe(false)
})

test('of what comes from the hub, the newest link of the till’s own counts', () => {
  const documents = [second, first, journalAfter(null, 'other')].map(journalChange)
  expect(ownLinkIn(documents, 'own')).toEqual({ device: 'own', sequence: 2, hash: second.hash })
  expect(ownLinkIn([...documents, { collection: 'orders', document: null }], 'none')).toBeNull()
})

test('only names that somebody else goes on under are left, however often there was another one since', () => {
  const link = (name: string, what: string, earlier: string) => ({
    ...journalAfter(null, name, what),
    facts: { device: earlier },
  })
  const journal = [
    link('d', 'restored', 'c'),
    link('c', 'foundTwice', 'b'),
    link('b', 'copied', 'a'),
    link('a', 'x', ''),
  ]
  expect([...namesLeft(reading(...journal), 'd')]).toEqual(['b'])
})
