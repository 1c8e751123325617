import { afterEach, beforeEach, expect, test } from 'vitest'
import { nodeRuntime } from '../../electron/host/node-runtime.ts'
import { appendJournal } from '../../electron/order-manager/journal/append.ts'
import { theDevice } from '../../electron/order-manager/settings.ts'
import { type OpenedStore, openStore } from '../../electron/store/open-store.ts'
import type { JournalEntry } from '../../shared/domain/journal/journal-entry.ts'
import { foundPlainShop } from '../support/plain-shop.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'
import { faultsIn } from '../support/verified.ts'

let folder: ReturnType<typeof temporaryFolder>
let store: OpenedStore
let clock = 0
const runtime = { ...nodeRuntime, now: () => clock, hashPin: async () => 'none' }
const noon = Date.UTC(2026, 5, 1, 12)

beforeEach(async () => {
  clock = noon
  folder = temporaryFolder()
  store = await openStore({ folder: folder.path })
  await foundPlainShop({ store, runtime }, 1)
})
afterEach(async () => {
  await store.close()
  folder.remove()
})

const note = (what: string): JournalEntry => {
  store.commit((transaction) => appendJournal(transaction, runtime, { staffId: null, what, subject: '', facts: {} }))
  const { deviceId, journalSequence } = theDevice(store)
  const entry = store.get('journal', `${deviceId}:${String(journalSequence).padStart(10, '0')}`)
  if (entry === undefined) throw new Error('The entry is not there.')
  return entry
}

test('the time of the journal goes on when the wall clock is set back, and what that showed is told', () => {
  clock = noon + 1000
  expect(note('first')).toMatchObject({ at: noon + 1000, counter: 0, facts: {} })
  clock = noon - 86_400_000
  expect(note('second')).toMatchObject({ at: noon + 1000, counter: 1, facts: { clock: noon - 86_400_000 } })
  expect(note('third')).toMatchObject({ at: noon + 1000, counter: 2 })
  clock = noon + 2000
  expect(note('fourth')).toMatchObject({ at: noon + 2000, counter: 0, facts: {} })
  expect(faultsIn(folder.path)).toEqual([])
})

test('it goes on over a restart as well', async () => {
  clock = noon + 5000
  note('before')
  await store.close()
  store = await openStore({ folder: folder.path, known: true })
  clock = noon
  expect(note('after')).toMatchObject({ at: noon + 5000, counter: 1 })
})

test('a journal of before it had a counter goes on, and its old links stay as they are', () => {
  store.commit((transaction) => {
    const { journalAt: _at, journalCounter: _counter, ...device } = theDevice(transaction)
    transaction.put('settings', device)
  })
  clock = noon - 1
  expect(note('goes on')).toMatchObject({ at: noon - 1, counter: 0 })
})
