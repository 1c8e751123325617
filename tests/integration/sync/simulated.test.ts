import { expect, test } from 'vitest'
import { playSync } from '../../simulate/sync/play.ts'

const seed = Number(process.env['TILLHOUSE_SEED'] ?? Date.now() % 1_000_000)

test(`three tills on bad lines agree at the end (TILLHOUSE_SEED=${seed})`, { timeout: 300_000 }, async () => {
  const played = await playSync({ tills: 3, days: 1, seed })
  expect(played.faults).toEqual([])
  expect(played.receipts).toBeGreaterThan(5)
})
