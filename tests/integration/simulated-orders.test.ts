import { expect, test } from 'vitest'
import { playOrders } from '../simulate/orders/play.ts'

const seed = Number(process.env['TILLHOUSE_SEED'] ?? Date.now() % 1_000_000)

test(`300 web orders come to their end through faults and kills (TILLHOUSE_SEED=${seed})`, {
  timeout: 300_000,
}, async () => {
  const { invariants, kills } = await playOrders({ orders: 300, seed, kills: 3, faults: true })
  expect(invariants.filter(({ failures }) => failures.length > 0)).toEqual([])
  expect(kills).toBe(3)
  // Each of them was looked at: none holds because nothing came by.
  expect(invariants.length).toBe(18)
  for (const { checks } of invariants) expect(checks).toBeGreaterThan(0)
})
