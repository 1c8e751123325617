import { describe, expect, test } from 'vitest'
import { goodsName } from '../../../shared/domain/shares/share.ts'
import {
  ask,
  changeOf,
  customer,
  journalAfter,
  journalChange,
  officeOf,
  pairedWith,
  promising,
  sharedHub,
  type TestDevice,
} from './hub-with-devices.ts'

const { hub } = sharedHub()
const name = goodsName('jam', 'shop')

const movement = (id: string, quantity: number) =>
  changeOf('movements', { id, variantId: 'jam', locationId: 'shop', quantity, reason: 'opening', orderId: null, at: 1 })

const jam = (quantity: number) => [{ variantId: 'jam', locationId: 'shop', quantity }]

const exchange = async (device: TestDevice, wanted: object, holder = device.id) => {
  const asks = [{ name, received: 0, spent: 0, least: 0, wish: 0, ...wanted }]
  const { status, body } = await ask(`${hub().url}/v1/shares`, { key: device.key, body: { holder, asks } })
  return { status, body: body as { granted?: { received: number; elsewhere: object[] }[]; refusal?: string } }
}
const receivedBy = async (...asked: Parameters<typeof exchange>): Promise<number | undefined> =>
  (await exchange(...asked)).body.granted?.[0]?.received

/** An office and two tills of a shop that has ten jars. */
const shopWithJam = async () => {
  const office = await officeOf(hub())
  const [north, south] = [
    await pairedWith(hub().url, await office.code('till'), 'N'),
    await pairedWith(hub().url, await office.code('till'), 'S'),
  ]
  await office.push(movement('opening', 10_000))
  return { office, north, south }
}

describe('shares of what is there', () => {
  test('are handed out as far as it is free: what is sold, promised, or out with others is not', async () => {
    const { office, north, south } = await shopWithJam()
    expect(await receivedBy(north, { least: 0, wish: 4000 })).toBe(4000)
    expect((await exchange(south, { wish: 9000 })).body.granted).toEqual([
      { name, received: 6000, elsewhere: [{ till: 'N', quantity: 4000 }] },
    ])
    const [promised] = await office.push(promising('order', jam(2000)))
    // Less is there than is out: nobody gets more, though something comes in.
    await office.push(movement('more', 1000))
    expect(await receivedBy(north, { received: 4000, wish: 9000 })).toBe(4000)
    await office.push(promising('order', [], promised?.is === 'written' ? promised.revision : 0))
    expect(await receivedBy(north, { received: 4000, wish: 9000 })).toBe(5000)
  })

  test('are the same where a question comes twice, late, or its answer was lost', async () => {
    const { north, south } = await shopWithJam()
    expect(await receivedBy(north, { wish: 4000 })).toBe(4000)
    expect(await receivedBy(north, { wish: 4000 })).toBe(4000)
    // Three jars were sold, and told; then an older question comes again.
    await north.push(movement('sale', -3000))
    expect(await receivedBy(north, { received: 4000, spent: 3000, wish: 1000 })).toBe(4000)
    await exchange(north, { wish: 4000 })
    expect(await receivedBy(south, { wish: 9000 })).toBeLessThanOrEqual(6000)
  })

  test('go first to whoever has a customer waiting, of which others hear when they pull', async () => {
    const { north, south } = await shopWithJam()
    expect(await receivedBy(north, { wish: 10_000 })).toBe(10_000)
    const before = (await north.pull()).newest
    expect(await receivedBy(south, { least: 2000, wish: 2000 })).toBe(0)
    const told = await north.pull(before)
    expect(told).toMatchObject({ documents: [], lacking: [name] })
    expect(told.newest).toBeGreaterThan(before)
    expect((await south.pull()).lacking).toEqual([])
    // What is given back is not for those who only lay in.
    await exchange(north, { received: 10_000, spent: 3000, wish: 10_000 })
    expect(await receivedBy(south, { least: 2000, wish: 2000 })).toBe(2000)
    expect(await receivedBy(north, { received: 10_000, spent: 3000, wish: 10_000 })).toBe(11_000)
  })

  test('of a device that is gone are released by an office, and of one that sells they are not', async () => {
    const { office, north, south } = await shopWithJam()
    await exchange(north, { wish: 10_000 })
    const release = (device: TestDevice, holder: string) =>
      ask(`${hub().url}/v1/devices/release`, { key: device.key, body: { holder } })
    expect((await release(south, north.id)).body).toMatchObject({ refusal: 'office_only' })
    expect((await release(office, north.id)).body).toMatchObject({ refusal: 'still_sells' })
    await ask(`${hub().url}/v1/devices/revoke`, { key: office.key, body: { device: north.id } })
    const devices = await ask(`${hub().url}/v1/devices`, { key: office.key })
    expect(devices.body['devices']).toContainEqual(
      expect.objectContaining({ id: north.id, held: [{ holder: north.id, things: 1 }] }),
    )
    expect(await receivedBy(south, { wish: 10_000 })).toBe(0)
    expect((await release(office, north.id)).status).toBe(200)
    expect(await receivedBy(south, { wish: 10_000 })).toBe(10_000)
  })

  test('of a till whose data were copied are its own, also where the copy has asked since; of one that was restored they are not', async () => {
    const { office, north, south } = await shopWithJam()
    const release = async (holder: string) =>
      (await ask(`${hub().url}/v1/devices/release`, { key: office.key, body: { holder } })).status
    for (const till of [north, south]) {
      await exchange(till, { wish: 1000 })
      await exchange(till, { wish: 1000 }, `${till.id} anew`)
    }
    await north.push(journalChange(journalAfter(null, `${north.id} anew`, 'copied')))
    expect(await release(north.id)).toBe(400)
    expect(await release(south.id)).toBe(200)
  })

  test('are those of the device’s own store, and bad questions are refused', async () => {
    const { office, north } = await shopWithJam()
    const elsewhere = await pairedWith(hub().url, await office.code('till', 'branch'), 'B')
    expect(await receivedBy(elsewhere, { wish: 1000 })).toBe(0)
    expect(await exchange(north, { wish: -1 })).toMatchObject({ status: 400, body: { refusal: 'not_understood' } })
    expect((await ask(`${hub().url}/v1/shares`, { body: { holder: 'x', asks: [] } })).body).toMatchObject({
      refusal: 'not_paired',
    })
    await north.push(changeOf('customers', customer('Ada')))
    expect(await receivedBy(north, { wish: 1000 })).toBe(1000)
  })
})
