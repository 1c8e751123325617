import { expect, test } from 'vitest'
import { pullOnce, type RoundParts } from '../../../electron/sync/rounds.ts'
import { type PullAnswer, partHeader } from '../../../shared/contract/hub/protocol.ts'
import { isRefusal, type Refusal, refuse } from '../../../shared/domain/refusal.ts'
import { MemoryReplica } from './memory-replica.ts'

/** Deletions up to here are forgotten. */
const forgotten = 5
const newest = 6

/** A hub that gives two revisions on a page, and refuses places before the forgotten deletions as the hub does. */
const hub = (since: number, part: string | undefined): PullAnswer | Refusal =>
  since > 0 && since < forgotten && part === undefined
    ? refuse('checkpoint_too_old', 'Away for too long.', 'since')
    : { documents: [], through: Math.min(since + 2, newest), newest }

test('a till that was away longer than deletions are kept begins again once, and comes to the newest', async () => {
  const replica = new MemoryReplica('till')
  replica.commit((transaction) => transaction.pulled(3))
  const asked: string[] = []
  const client: RoundParts['client'] = {
    ask: async <T>(path: string, _body?: unknown, headers?: Readonly<Record<string, string>>) => {
      const since = Number(new URL(path, 'http://hub').searchParams.get('since'))
      const part = headers?.[partHeader]
      asked.push(part === undefined ? String(since) : `${since} ${part}`)
      return hub(since, part) as T | Refusal
    },
  }
  const parts: RoundParts = {
    replica,
    client,
    here: () => ({ deviceId: 'till', registerId: 'till' }),
    now: () => 0,
    hearChain: () => undefined,
    namesLeft: () => new Set(),
  }
  const pull = async () => {
    const done = await pullOnce(parts)
    if (isRefusal(done)) throw new Error(done.message)
    return done
  }
  for (let more = true; more && asked.length < 20; ) ({ more } = await pull())
  expect(asked).toEqual(['3', '0 again', '2 again', '4 again'])
  expect(replica.position()).toBe(newest)
  // In step again, it is one like the others.
  await pull()
  expect(asked.at(-1)).toBe('6')
})
