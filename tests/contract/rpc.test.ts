import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { Methods } from '../../shared/contract/method.ts'
import { createRpcClient, type RpcClient, type RpcClientOptions } from '../../shared/rpc/client.ts'
import type { Connection } from '../../shared/rpc/connection.ts'
import { eventually } from './transports/eventually.ts'
import { openToyShop, toyContract } from './transports/toy-shop.ts'
import { type Served, transports } from './transports/transports.ts'

type Toy = typeof toyContract

/** Sends a raw message and gathers what comes back, until the connection closes. */
const speak = (connection: Connection): { said: unknown[]; closed: () => boolean } => {
  const said: unknown[] = []
  let closed = false
  connection.onMessage((message) => said.push(message))
  connection.onClose(() => {
    closed = true
  })
  return { said, closed: () => closed }
}

describe.each(transports)('over $name', ({ serve }) => {
  let shop: ReturnType<typeof openToyShop>
  let served: Served
  let client: RpcClient<Toy>
  const clients: { close: () => void }[] = []

  const openClient = (options: RpcClientOptions<Toy> = {}): RpcClient<Toy> => {
    const opened = createRpcClient(toyContract, served.connect, options)
    clients.push(opened)
    return opened
  }

  beforeEach(async () => {
    shop = openToyShop()
    served = await serve(shop.server)
    client = openClient()
  })
  afterEach(async () => {
    for (const opened of clients.splice(0)) opened.close()
    await served.stop()
  })

  test('a call before the connection stands is answered with its result', async () => {
    const answer = await client.call('order.place', { lines: [{ sku: 'TEA', quantity: 2 }] })
    expect(answer).toEqual({ pieces: 2 })
  })

  test('an expected no arrives as a refusal', async () => {
    const answer = await client.call('order.place', { lines: [] })
    expect(answer).toEqual({ refusal: 'empty_order', message: 'There is nothing in the order.', field: 'lines' })
  })

  test('a bad payload is refused with the path of its field', async () => {
    const lines = [
      { sku: 'TEA', quantity: 1 },
      { sku: 'MUG', quantity: -1 },
    ]
    expect(await client.call('order.place', { lines })).toMatchObject({
      refusal: 'invalid_payload',
      field: 'lines.1.quantity',
    })
    const surplus = { lines: [], price: 1 }
    expect(await client.call('order.place', surplus)).toMatchObject({ refusal: 'invalid_payload', field: 'price' })
  })

  test('a subscription with a bad payload is refused like a call', async () => {
    const listener = vi.fn<(value: unknown) => void>()
    client.subscribe('stock.level', { from: 'x' as unknown as number }, listener)
    await eventually(() => expect(listener).toHaveBeenCalled())
    expect(listener).toHaveBeenCalledExactlyOnceWith(
      expect.objectContaining({ refusal: 'invalid_payload', field: 'from' }),
    )
  })

  test.each(['order.burn', 'constructor', '__proto__', 'toString'])('the method %s is not known', async (method) => {
    const stranger = createRpcClient<Methods>({}, served.connect)
    clients.push(stranger)
    expect(await stranger.call(method, {})).toMatchObject({ refusal: 'unknown_method' })
  })

  test('a method of the other kind is not known', async () => {
    const connection = await served.connect()
    const { said } = speak(connection)
    connection.send({ id: 1, call: 'stock.level', payload: {} })
    connection.send({ id: 2, subscribe: 'order.place', payload: { lines: [] } })
    await eventually(() => expect(said).toHaveLength(2))
    expect(said).toEqual([
      { id: 1, refusal: expect.objectContaining({ refusal: 'unknown_method' }) },
      { id: 2, refusal: expect.objectContaining({ refusal: 'unknown_method' }) },
    ])
    connection.close()
  })

  test('who has not signed in is refused, and each connection signs in for itself', async () => {
    const other = openClient()
    expect(await client.call('drawer.open', {})).toMatchObject({ refusal: 'not_signed_in' })
    await client.call('staff.signIn', {})
    expect(await client.call('drawer.open', {})).toBeNull()
    expect(await other.call('drawer.open', {})).toMatchObject({ refusal: 'not_signed_in' })
  })

  test('a right that is lost ends its subscription before the next value', async () => {
    await client.call('staff.signIn', {})
    const listener = vi.fn<(value: unknown) => void>()
    client.subscribe('sales.today', {}, listener)
    await eventually(() => expect(listener).toHaveBeenCalledWith(0))
    await client.call('staff.signOut', {})
    shop.change(5)
    await eventually(() => expect(listener).toHaveBeenCalledTimes(2))
    expect(listener).toHaveBeenLastCalledWith(expect.objectContaining({ refusal: 'not_signed_in' }))
    expect(shop.running()).toBe(0)
  })

  test('a handler that throws leaks neither its message nor its stack', async () => {
    const failed = await client.call('report.broken', {}).catch((error: unknown) => error)
    expect(failed).toBeInstanceOf(Error)
    const [report] = shop.reports
    const { message } = failed as Error
    expect(message).toContain(report?.incident)
    expect(message).not.toMatch(/secret|\.ts/)
    expect(report).toMatchObject({ method: 'report.broken', error: { message: 'secret detail of the store' } })
  })

  test('a live handler that throws or refuses tells the listener', async () => {
    const broken = vi.fn<(value: unknown) => void>()
    const refused = vi.fn<(value: unknown) => void>()
    client.subscribe('stock.broken', {}, broken)
    client.subscribe('stock.closed', {}, refused)
    await eventually(() => expect(refused).toHaveBeenCalledWith(expect.objectContaining({ refusal: 'closed' })))
    expect(broken).toHaveBeenCalledExactlyOnceWith(expect.objectContaining({ refusal: 'failure' }))
    expect(JSON.stringify(broken.mock.calls)).not.toContain('secret')
  })

  test('what JSON would change is a bug on every transport, on either side', async () => {
    await expect(client.call('report.dated', {})).rejects.toThrow('incident')
    const dated = { text: new Date(0) as unknown as string }
    await expect(client.call('label.print', dated)).rejects.toThrow('message.payload.text')
  })

  test('live values come in order', async () => {
    const values: unknown[] = []
    client.subscribe('stock.level', { from: 10 }, (value) => values.push(value))
    await eventually(() => expect(values).toHaveLength(3))
    for (let value = 13; value < 60; value += 1) shop.change(value)
    await eventually(() => expect(values).toHaveLength(50))
    expect(values).toEqual(Array.from({ length: 50 }, (_, index) => 10 + index))
  })

  test('after the end of a subscription nothing more comes', async () => {
    const listener = vi.fn<(value: unknown) => void>()
    const stop = client.subscribe('stock.level', {}, listener)
    await eventually(() => expect(listener).toHaveBeenCalledTimes(3))
    stop()
    shop.change(99)
    await eventually(() => expect(shop.running()).toBe(0))
    await client.call('label.print', { text: 'a round trip' })
    expect(listener).toHaveBeenCalledTimes(3)
  })

  test('a client that closes ends its subscriptions and its session at the server', async () => {
    const listener = vi.fn<(value: unknown) => void>()
    client.subscribe('stock.level', {}, listener)
    await eventually(() => expect(shop.running()).toBe(1))
    client.close()
    await eventually(() => expect(shop.running()).toBe(0))
    await eventually(() => expect(shop.sessions.size).toBe(0))
    expect(await client.call('drawer.open', {})).toMatchObject({ refusal: 'connection_lost' })
  })

  test('a lost connection comes back: first the staff member, then the subscriptions', async () => {
    const till = openClient({
      afterConnect: async (call) => {
        await call('staff.signIn', {})
      },
    })
    const statuses: string[] = []
    till.onStatus((status) => statuses.push(status))
    const values: unknown[] = []
    till.subscribe('sales.today', {}, (value) => values.push(value))
    await eventually(() => expect(values).toEqual([0]))

    served.drop()
    await eventually(() => expect(values).toEqual([0, 0]))
    shop.change(7)
    await eventually(() => expect(values).toEqual([0, 0, 7]))
    expect(shop.running()).toBe(1)
    expect(statuses).toEqual(['connecting', 'connected', 'disconnected', 'connecting', 'connected'])
  })

  test('a call whose connection is lost is refused, and can be repeated', async () => {
    await client.call('staff.signIn', {})
    const pending = client.call('label.print', { text: 'twelve chars' })
    served.drop()
    expect(await pending).toMatchObject({ refusal: 'connection_lost' })
    await eventually(async () => expect(await client.call('label.print', { text: 'again' })).toBe('again'))
  })

  test.each([
    [{ id: 4, call: 'label.print', payload: { text: 'x' }, extra: true }],
    [{ id: 4 }],
    [{ id: 4, call: 12 }],
    [{ id: 4, unsubscribe: false }],
  ])('a garbled message with an id is answered: %j', async (message) => {
    const connection = await served.connect()
    const { said } = speak(connection)
    connection.send(message)
    await eventually(() => expect(said).toHaveLength(1))
    expect(said).toEqual([{ id: 4, refusal: expect.objectContaining({ refusal: 'invalid_message' }) }])
    connection.close()
  })

  test.each([[null], ['hello'], [[]], [{}], [{ id: -1, call: 'x' }], [{ id: 'one', call: 'x' }]])(
    'garbage without an id closes the connection: %j',
    async (message) => {
      const connection = await served.connect()
      const heard = speak(connection)
      connection.send(message)
      await eventually(() => expect(heard.closed()).toBe(true))
    },
  )

  test('a second subscription under a running id closes the connection', async () => {
    const connection = await served.connect()
    const heard = speak(connection)
    connection.send({ id: 1, subscribe: 'stock.level', payload: {} })
    connection.send({ id: 1, subscribe: 'stock.level', payload: {} })
    await eventually(() => expect(heard.closed()).toBe(true))
    await eventually(() => expect(shop.running()).toBe(0))
  })

  test('a hundred calls at once are answered to their own callers', async () => {
    const texts = Array.from({ length: 100 }, (_, index) => `${'x'.repeat(index % 13)} ${index}`)
    const answers = await Promise.all(texts.map((text) => client.call('label.print', { text })))
    expect(answers).toEqual(texts)
  })

  test('text of any language, and of megabytes, arrives as it was', async () => {
    const text = 'Tee ☕ 茶 شاي 👩‍🌾 \u0000 \u2028 "\\'
    expect(await client.call('label.print', { text })).toBe(text)
    const large = text.repeat(200_000)
    expect((await client.call('label.print', { text: large })) === large).toBe(true)
  })
})
