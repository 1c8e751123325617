import { expect, test } from 'vitest'
import { downloadShop, type Joining } from '../../../electron/sync/join.ts'
import type { PullAnswer } from '../../../shared/contract/hub/protocol.ts'
import { type Refusal, refuse } from '../../../shared/domain/refusal.ts'
import { newStore } from '../store/shop.ts'

const hubOfShop = {
  url: 'http://hub',
  fingerprint: null,
  key: '',
  organisation: 'o',
  store: 's',
  role: 'till',
} as const

const roles = (...ids: readonly string[]): PullAnswer['documents'] =>
  ids.map((id) => ({
    ...{ collection: 'settings', id, revision: 1, times: {}, device: 'north' },
    document: { id, kind: 'role', name: id, permissions: [] },
  }))

/** A new till, and a hub that answers in order. */
const joining = async (answers: readonly (PullAnswer | Refusal | Error)[]) => {
  const store = await newStore()
  const asked: { readonly path: string; readonly stored: number }[] = []
  const parts: Joining = {
    store,
    replica: store.replica,
    client: {
      ask: async <T>(path: string) => {
        const answer = answers[asked.length]
        asked.push({ path, stored: store.replica.position() })
        if (answer === undefined || answer instanceof Error) throw answer ?? new Error('Nothing is left.')
        return answer as T | Refusal
      },
    },
    hub: { id: 'hub', kind: 'hub', ...hubOfShop },
    device: {
      ...{ id: 'device', kind: 'device', deviceId: 'd', registerId: 'r', series: 'S' },
      ...{ lastOnlineOrder: 0, journalSequence: 0, journalHash: '' },
    },
    register: {
      ...{ id: 'r', kind: 'register', name: 'Register 2', prefix: 'R2', lastReceipt: 0, printer: null, deviceId: 'd' },
    },
    progress: () => undefined,
  }
  return { store, asked, parts }
}

const cutOff = refuse('cut_off', 'The line was cut.')

test('a new till asks for the next page before it stores the last, and has what came when the next is refused', async () => {
  const { store, asked, parts } = await joining([
    { documents: roles('ada'), through: 1, newest: 3 },
    { documents: roles('ben'), through: 2, newest: 3 },
    cutOff,
  ])
  expect(await downloadShop(parts)).toEqual(cutOff)
  expect(asked).toEqual([
    { path: '/v1/pull?since=0', stored: 0 },
    { path: '/v1/pull?since=1', stored: 0 },
    { path: '/v1/pull?since=2', stored: 1 },
  ])
  expect(store.replica.position()).toBe(2)
  expect(store.settingsOf('role').map(({ id }) => id)).toEqual(['ada', 'ben'])
})

test('where a page can not be stored, that is what is said, whatever becomes of the one that was asked for', async () => {
  const { store, parts } = await joining([
    { documents: [{ ...roles('ada')[0], document: { id: 'ada' } } as never], through: 1, newest: 3 },
    new Error('The line was cut.'),
  ])
  await expect(downloadShop(parts)).rejects.toThrow(/kind must be a text/)
  expect(store.replica.position()).toBe(0)
})
