import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { uuidv7 } from 'uuidv7'
import { afterAll, expect, test } from 'vitest'
import { fileSecrets } from '../../electron/host/file-secrets.ts'
import { nodeRuntime } from '../../electron/host/node-runtime.ts'
import { openStore } from '../../electron/store/open-store.ts'
import type { Order } from '../../shared/domain/orders/order.ts'
import { must } from '../support/client.ts'
import { foundPlainShop, plainPin } from '../support/plain-shop.ts'
import { runSandbox } from '../support/run-sandbox.ts'
import { pick, seededRandom } from '../support/seeded-random.ts'
import { terminalDesk } from '../support/terminal-desk.ts'
import { faultsIn } from '../support/verified.ts'
import { freePort } from './free-port.ts'
import { connectStaff } from './staff-client.ts'
import { Till } from './till.ts'

const folder = mkdtempSync(join(tmpdir(), 'tillhouse-cards-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const charges = 100
const seed = Number(process.env['CARD_SEED'] ?? 4711)
const id = uuidv7
const faults = [
  'declined',
  'cancelled',
  'busy',
  'otherAmount',
  'cut',
  'unpluggedBefore',
  'unpluggedAfter',
  'twice',
  'rubbish',
]
const pause = (milliseconds: number) => new Promise<void>((resolve) => setTimeout(resolve, milliseconds))

/** A shop of one till whose card terminal is the sandbox's. */
const foundShop = async (desk: ReturnType<typeof terminalDesk>): Promise<void> => {
  const store = await openStore({ folder })
  await foundPlainShop({ store, runtime: nodeRuntime }, 20)
  const { passphrase, ...access } = desk.access()
  store.commit((transaction) =>
    transaction.put('settings', {
      id: 'cardTerminal',
      kind: 'cardTerminal',
      provider: 'adyen',
      inUse: true,
      ...access,
      passphrase: fileSecrets(folder).seal(passphrase),
    }),
  )
  await store.close()
}

test(`of ${charges} charges under random faults and pulled plugs (seed ${seed}), each card is charged once, or not at all and said so`, async () => {
  const random = seededRandom(seed)
  const sandbox = await runSandbox()
  const desk = terminalDesk(() => sandbox.terminal)
  await foundShop(desk)
  await desk.customer('ada')
  const till = new Till(folder, await freePort())
  expect(await till.start().ready).toBe(true)
  const staff = connectStaff(() => till.opened(), 'Bea', plainPin)
  const carts: string[] = []
  const cartNow = async (orderId: string): Promise<Order> => {
    const { cart, last } = (await staff.look('register.current', {})) as { cart: Order | null; last: Order | null }
    const found = [cart, last].find((one) => one?.id === orderId)
    if (found === null || found === undefined) throw new Error(`The cart ${orderId} is neither open nor sold.`)
    return found
  }
  const until = async (orderId: string, wanted: (order: Order) => boolean, pluggedIn = true): Promise<Order> => {
    for (;;) {
      const order = await cartNow(orderId)
      if (wanted(order)) return order
      // The cable may have been pulled since somebody looked.
      if (pluggedIn && !(await desk.ledger()).plugged) await desk.plug(true)
      must(await staff.ask('register.checkCard', { orderId }))
      await pause(20)
    }
  }
  let kills = 0
  let givenUp = 0
  try {
    for (let charge = 0; charge < charges; charge += 1) {
      const orderId = id()
      carts.push(orderId)
      const { order } = must(await staff.ask('register.scan', { orderId, lineId: id(), code: `SKU-${charge % 20}` }))
      const total = order.totals.total
      if (random() < 0.6) await desk.fault(pick(random, faults))
      must(await staff.ask('register.askCard', { orderId, paymentId: id(), total }))
      if (random() < 0.15) {
        await pause(random() * 60)
        await till.end('SIGKILL')
        kills += 1
        expect(await till.start().ready).toBe(true)
      }
      // Sometimes nobody waits for a terminal without power.
      const leaves = random() < 0.5
      if (leaves && !(await desk.ledger()).plugged) {
        const { cards = [] } = await until(
          orderId,
          ({ cards: open = [], effects }) => open.length === 0 || effects.some(({ attempts }) => attempts > 0),
          false,
        )
        const [intent] = cards
        if (intent !== undefined) {
          must(await staff.ask('register.giveUpCard', { orderId, paymentId: intent.paymentId }))
          givenUp += 1
        }
      }
      await desk.plug(true)
      const after = await until(
        orderId,
        ({ cards = [], state }) =>
          state === 'completed' || cards.every((one) => one.state === 'givenUp' || one.state === 'inVain'),
      )
      if (after.state === 'draft')
        must(
          await staff.ask('register.pay', { orderId, paymentId: id(), total, tender: { kind: 'cash', given: total } }),
        )
      await until(orderId, ({ cards = [] }) => cards.length === 0)
      await desk.noFaults()
    }
  } finally {
    staff.close()
    await till.end('SIGTERM')
  }

  const store = await openStore({ folder })
  const orders = store.find('orders', {}).filter(({ id: orderId }) => carts.includes(orderId))
  await store.close()
  const transactions = (await desk.transactions()).filter(({ state }) => state === 'approved')
  let byCard = 0
  for (const order of orders) {
    expect(order).toMatchObject({ state: 'completed', exceptions: [], effects: [], payments: [expect.anything()] })
    const [payment] = order.payments
    const mine = transactions.filter(({ reference }) => reference === order.id)
    const moved = mine.reduce((sum, { kind, moved: amount }) => sum + (kind === 'charge' ? amount : -amount), 0)
    expect(moved, order.id).toBe(payment?.tender === 'card' ? order.totals.total : 0)
    expect(mine.filter(({ kind }) => kind === 'charge').length, order.id).toBeLessThanOrEqual(1)
    byCard += moved
  }
  expect(orders).toHaveLength(charges)
  const account = (await (await fetch(`${sandbox.bank}/accounts/merchant`)).json()) as {
    balances: Record<string, number>
  }
  expect(account.balances[orders[0]?.currency ?? '']).toBe(byCard)
  expect(faultsIn(folder)).toEqual([])
  process.stdout.write(
    `${charges} charges: ${orders.filter(({ payments }) => payments[0]?.tender === 'card').length} by card, ${kills} kills, ${givenUp} given up, ${transactions.filter(({ kind }) => kind === 'reversal').length} given back\n`,
  )
  await sandbox.stop()
}, 900_000)
