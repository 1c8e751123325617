import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { contract } from '../../shared/contract/contract.ts'
import type { Method, Methods } from '../../shared/contract/method.ts'
import { isRefusal } from '../../shared/domain/refusal.ts'
import { allows, roleOf } from '../../shared/domain/staff/role.ts'
import { askAnything, type Client, createClient, signIn } from '../support/client.ts'
import { type OpenShop, openShop, staff } from '../support/open-shop.ts'
import { samplePayload } from '../support/sample-payload.ts'
import { type Served, transports } from './transports/transports.ts'

const methods: readonly (readonly [string, Method])[] = Object.entries(contract as Methods)
const jam = '1491274001210'
const id = () => crypto.randomUUID()

const codeOf = (answer: unknown): string => (isRefusal(answer) ? answer.refusal : 'answered')

describe.each(transports)('the contract over $name', ({ serve }) => {
  let shop: OpenShop
  let served: Served
  const clients: Client[] = []
  const connect = (): Client => {
    const client = createClient(served.connect)
    clients.push(client)
    return client
  }
  const signedIn = async (name: string): Promise<Client> => {
    const client = connect()
    await signIn(client, name)
    return client
  }
  beforeAll(async () => {
    shop = await openShop()
    served = await serve({ serve: (connection) => shop.host().serveConnection(connection) })
  })
  afterAll(async () => {
    for (const client of clients) client.close()
    await served.stop()
    await shop.close()
  })

  test('a shop that is open says so, and is not opened twice', async () => {
    const client = connect()
    expect(await client.now('setup.state', {})).toMatchObject({
      state: 'open',
      sample: true,
      registerName: 'Front counter',
      locale: 'en-IE',
    })
    expect(await client.ask('setup.openSampleShop', {})).toMatchObject({ refusal: 'already_set_up' })
  })

  test('a cashier signs in, fills a cart, is paid, and every screen sees it', async () => {
    const [cashier, screen] = [await signedIn(staff.cashier), await signedIn(staff.cashier)]
    const orderId = id()
    const carts: (number | null)[] = []
    const stop = screen.rpc.subscribe('register.current', {}, (value) => {
      if (!isRefusal(value)) carts.push(value.cart?.totals.total ?? null)
    })
    await screen.now('register.current', {}, (value) => value.cart === null)
    await cashier.do('register.scan', { orderId, lineId: id(), code: jam })
    const { order: two } = await cashier.do('register.scan', { orderId, lineId: id(), code: jam })
    const discount = { kind: 'percent' as const, ppm: 100_000 }
    const { order: cart } = await cashier.do('register.discount', { orderId, lineId: two.lines[0]?.id ?? '', discount })
    expect(cart.totals.total).toBe(972)
    await screen.now('register.current', {}, (value) => value.cart?.totals.total === 972)
    const tender = { kind: 'cash' as const, given: 1000 }
    const { order: sold } = await cashier.do('register.pay', { orderId, paymentId: id(), total: 972, tender })
    expect(sold).toMatchObject({
      state: 'completed',
      number: expect.stringMatching(/^R1-\d{6}$/),
      payments: [{ change: 28 }],
    })
    const after = await screen.now('register.current', {}, (value) => value.last?.id === orderId)
    expect(after).toEqual({ cart: null, last: sold })
    stop()
    expect(carts).toContain(972)
  })

  test('a catalog that changes is told to who looks at it', async () => {
    const [admin, screen] = [await signedIn(staff.admin), await signedIn(staff.cashier)]
    const { version } = await screen.now('catalog.version', {})
    const grown = new Promise<void>((seen) => {
      screen.rpc.subscribe('catalog.version', {}, (value) => !isRefusal(value) && value.version > version && seen())
    })
    const [hit] = await admin.do('catalog.search', { text: jam, limit: 1 })
    const level = await admin.do('inventory.count', {
      id: id(),
      variantId: hit?.variant.id ?? '',
      locationId: 'shop-floor',
      onHand: 99_000,
    })
    await grown
    expect(level).toMatchObject({ onHand: 99_000 })
    expect((await screen.do('catalog.search', { text: jam, limit: 1 }))[0]?.available).toBe(99_000)
  })

  test('nothing is answered before sign-in, but for what is for anyone', async () => {
    const client = connect()
    for (const [name, method] of methods) {
      const code = codeOf(await askAnything(client, name, method, samplePayload(name, method)))
      if (method.permission === 'anyone') expect(code, `${name} for anyone`).not.toBe('not_signed_in')
      else expect(code, `${name} for nobody`).toBe('not_signed_in')
    }
  })

  test('nobody does what their role is not for', async () => {
    let forbidden = 0
    for (const member of await connect().do('staff.list', {})) {
      const client = await signedIn(member.name)
      for (const [name, method] of methods) {
        const { permission } = method
        if (
          permission === 'anyone' ||
          permission === 'signedIn' ||
          allows(
            roleOf(member.role, () => undefined),
            permission,
          )
        )
          continue
        const code = codeOf(await askAnything(client, name, method, samplePayload(name, method)))
        expect(code, `${name} by ${member.role}`).toBe('not_allowed')
        forbidden += 1
      }
    }
    expect(forbidden).toBeGreaterThan(50)
  })

  test('rubbish is refused by every method, and the field is named where there is one', async () => {
    const admin = await signedIn(staff.admin)
    const rubbish = { rubbish: true }
    for (const [name, method] of methods) {
      const good = samplePayload(name, method)
      for (const payload of [undefined, null, 42, 'text', true, [], [good]])
        expect(codeOf(await askAnything(admin, name, method, payload)), `${name} ${JSON.stringify(payload)}`).toBe(
          'invalid_payload',
        )
      expect(await askAnything(admin, name, method, { ...good, ...rubbish }), `${name} with more`).toMatchObject({
        refusal: 'invalid_payload',
        field: 'rubbish',
      })
      for (const field of Object.keys(good)) {
        const { [field]: _left, ...without } = good
        for (const payload of [without, { ...good, [field]: rubbish }]) {
          const answer = await askAnything(admin, name, method, payload)
          expect(answer, `${name} ${field}`).toMatchObject({
            refusal: 'invalid_payload',
            field: expect.stringMatching(`^${field}`),
          })
        }
      }
    }
  })

  test('what is no method is refused, also under the name of what every object has', async () => {
    const admin = await signedIn(staff.admin)
    const unknown: Method = contract['staff.list']
    for (const name of ['register.open', 'constructor', '__proto__', 'toString'])
      expect(codeOf(await askAnything(admin, name, unknown, {})), `called ${name}`).toBe('unknown_method')
  })
})
