import fc from 'fast-check'
import { expect, test } from 'vitest'
import { HubUnreachable } from '../../../electron/sync/hub-client.ts'
import { pullOnce, pushOnce, type RoundParts } from '../../../electron/sync/rounds.ts'
import { canonical } from '../../../shared/domain/canonical.ts'
import type { Order } from '../../../shared/domain/orders/order.ts'
import { isRefusal } from '../../../shared/domain/refusal.ts'
import type { Synced } from '../../../shared/domain/sync/rules.ts'
import { act, anyAction } from '../domain/any-order.ts'
import { aCart } from '../domain/history.ts'
import { MemoryReplica } from './memory-replica.ts'
import { type Line, ModelHub } from './model-hub.ts'
import { written } from './stamped.ts'

const tills = 3
const till = fc.nat({ max: tills - 1 })
const few = fc.nat({ max: 2 })
const fielded = ['products', 'customers', 'settings', 'staff'] as const

/** What people do at a till, what its clock does, and when it reaches the hub. */
const anyStep = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant('edit' as const),
      till,
      collection: fc.constantFrom(...fielded),
      which: few,
      field: fc.constantFrom('name', 'price', 'note'),
      value: few,
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constant('delete' as const),
      till,
      collection: fc.constantFrom(...fielded),
      which: few,
    }),
  },
  { weight: 6, arbitrary: fc.record({ do: fc.constant('order' as const), till, which: few, action: anyAction }) },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('once' as const),
      till,
      collection: fc.constantFrom('movements', 'ledgers', 'journal'),
      which: few,
    }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('trade' as const), till }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('clock' as const), till, wall: fc.nat({ max: 5000 }) }) },
  {
    weight: 6,
    arbitrary: fc.record({
      do: fc.constantFrom('push' as const, 'pull' as const),
      till,
      documents: fc.integer({ min: 1, max: 4 }),
      line: fc.constantFrom<Line>('sound', 'sound', 'lost', 'cut'),
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('hearAgain' as const), which: fc.nat() }) },
)
type Step = typeof anyStep extends fc.Arbitrary<infer S> ? S : never

const orderOf = (document: Synced | null, which: number): Order =>
  document === null ? { ...aCart(), id: `order-${which}` } : (document as unknown as Order)

const openWorld = () => {
  const hub = new ModelHub()
  const replicas = Array.from({ length: tills }, (_, number) => new MemoryReplica(`d${number}`))
  const parts = replicas.map(
    (replica, number): RoundParts => ({
      replica,
      client: hub.client(`d${number}`),
      here: () => ({ registerId: `register-${number}`, deviceId: `d${number}` }),
      now: () => replica.wall,
      hearChain: () => undefined,
      namesLeft: () => new Set(),
    }),
  )
  return { hub, replicas, parts }
}
type World = ReturnType<typeof openWorld>

const reach = async (work: () => Promise<unknown>): Promise<void> => {
  try {
    const answer = await work()
    if (isRefusal(answer)) throw new Error(answer.message)
  } catch (error) {
    if (!(error instanceof HubUnreachable)) throw error
  }
}

/** A register's receipt, and an entry in its shift: only its own device writes them. */
const trade = (replica: MemoryReplica, number: number): void => {
  const id = `register-${number}`
  const register = replica.get('settings', id)
  replica.put('settings', id, { id, kind: 'register', lastReceipt: Number(register?.['lastReceipt'] ?? 0) + 1 })
  const shift = replica.get('shifts', `shift-${number}`)
  const entries = (shift?.['entries'] ?? []) as readonly object[]
  const entry = { id: `${number}-${entries.length}`, deviceId: `d${number}` }
  replica.put('shifts', `shift-${number}`, { id: `shift-${number}`, registerId: id, entries: [...entries, entry] })
}

const take = async ({ hub, replicas, parts }: World, step: Step): Promise<void> => {
  if (step.do === 'hearAgain') return hub.hearAgain(step.which)
  const [replica, part] = [replicas[step.till], parts[step.till]]
  if (replica === undefined || part === undefined) throw new Error('There is no such till.')
  switch (step.do) {
    case 'edit': {
      const id = `${step.collection}-${step.which}`
      if (replica.wasDeleted(step.collection, id)) return
      const before = replica.get(step.collection, id) ?? { id, kind: 'taxes' }
      return replica.put(step.collection, id, { ...before, [step.field]: step.value })
    }
    case 'delete': {
      const id = `${step.collection}-${step.which}`
      if (replica.get(step.collection, id) !== null) replica.put(step.collection, id, null)
      return
    }
    case 'order': {
      const id = `order-${step.which}`
      const before = orderOf(replica.get('orders', id), step.which)
      const after = written(before, step.till, replica.wall, (order) => act(order, step.action))
      return replica.put('orders', id, { ...after })
    }
    case 'once': {
      const id = `${step.collection}-${step.which}`
      if (replica.get(step.collection, id) === null) replica.put(step.collection, id, { id, quantity: step.which })
      return
    }
    case 'trade':
      return trade(replica, step.till)
    case 'clock':
      replica.wall = step.wall
      return
    case 'push':
    case 'pull':
      hub.line = step.line
      await reach(() => (step.do === 'push' ? pushOnce(part, { documents: step.documents }) : pullOnce(part)))
      hub.line = 'sound'
      return
  }
}

/** Until nobody has anything to say any more. */
const settle = async ({ hub, replicas, parts }: World): Promise<void> => {
  for (let round = 0; round < 20; round += 1) {
    for (const part of parts) {
      for (let more = true; more; ) {
        const done = await pullOnce(part)
        if (isRefusal(done)) throw new Error(done.message)
        more = done.position < done.newest
      }
      for (let more = true; more; ) {
        const done = await pushOnce(part, { documents: 2 })
        if (isRefusal(done)) throw new Error(done.message)
        more = done.more
      }
    }
    if (replicas.every((one) => one.waiting() === 0 && one.position() === hub.newest)) return
  }
  throw new Error('The tills correct each other for ever.')
}

const told = (documents: Iterable<{ collection: string; id: string; document: Synced | null; times: object }>) =>
  Object.fromEntries(
    [...documents].flatMap(({ collection, id, document, times }) =>
      document === null ? [] : [[`${collection}/${id}`, canonical({ document, times })] as const],
    ),
  )

test('whatever tills do apart, and whatever the line does to what they say: they come to hold what the hub holds', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(anyStep, { maxLength: 60 }), async (steps) => {
      const world = openWorld()
      for (const step of steps) await take(world, step)
      await settle(world)
      const atHub = told(world.hub.documents())
      for (const replica of world.replicas) {
        expect(told(replica.all())).toEqual(atHub)
        expect(replica.refused()).toEqual([])
      }
      for (const [number, replica] of world.replicas.entries()) {
        // What a till alone has counted, nobody has counted back.
        const trades = steps.filter((step) => step.do === 'trade' && step.till === number).length
        const counted = replica.get('settings', `register-${number}`)?.['lastReceipt'] ?? 0
        expect(counted).toBe(trades)
      }
    }),
    { numRuns: 1500 },
  )
}, 300_000)
