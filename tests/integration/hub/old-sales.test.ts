import { describe, expect, test } from 'vitest'
import { type PullAnswer, windowHeader } from '../../../shared/contract/hub/protocol.ts'
import { ask, cart, changeOf, idsIn, officeOf, pairedWith, sharedHub } from './hub-with-devices.ts'

const { hub: theHub } = sharedHub()

describe('old sales', () => {
  const sold = (id: string, more: object = {}) =>
    changeOf('orders', {
      ...{ ...cart(id, [`${id}:1`]), state: 'completed', number: `R1-${id}`, placedAt: 1 },
      ...more,
    })
  const window = changeOf('settings', { id: 'orderWindow', kind: 'orderWindow', days: 30 })
  const asks = (key: string, body?: unknown, headers: Record<string, string> = { [windowHeader]: '1' }) =>
    ask(`${theHub().url}/v1/${body === undefined ? 'pull?since=0' : 'orders'}`, {
      key,
      headers,
      ...(body === undefined ? {} : { body }),
    })

  test('stay here where the shop says so and the till can do without: it is told of them, and gets them when it asks', async () => {
    const office = await officeOf(theHub())
    const till = await pairedWith(theHub().url, await office.code('till'))
    const odd = sold('3', { entries: [{ ...cart('3', ['3:1']).entries[0], voided: null }] })
    await office.push(sold('1'), sold('2', { updatedAt: Date.now() }), odd)
    expect(idsIn((await asks(till.key)).body as unknown as PullAnswer)).toEqual(['1', '2', '3'])
    await office.push(window)
    const { body } = await asks(till.key)
    expect(idsIn(body as unknown as PullAnswer)).toEqual(['2', '3', 'orderWindow'])
    expect(body['left']).toEqual([{ id: '1', revision: 1, number: 'R1-1', customerId: '', shifts: [] }])
    // A till of before there was a window.
    expect(idsIn(await till.pull())).toEqual(['1', '2', '3', 'orderWindow'])
    // What it has written itself, and may have lost with a backup.
    expect(idsIn((await asks(office.key)).body as unknown as PullAnswer)).toContain('1')
    const brought = await asks(till.key, { ids: ['1', 'unknown'] })
    expect(brought.body['documents']).toMatchObject([{ id: '1', revision: 1 }])
  })

  test('are another store’s, where they are, and nobody’s who is not paired', async () => {
    const office = await officeOf(theHub())
    const [here, there] = [
      await pairedWith(theHub().url, await office.code('till', 'north')),
      await pairedWith(theHub().url, await office.code('till', 'south')),
    ]
    await here.push(sold('1'))
    expect((await asks(there.key, { ids: ['1'] })).body).toEqual({ documents: [] })
    expect((await asks(office.key, { ids: ['1'] })).body['documents']).toHaveLength(1)
    expect((await asks('nobody', { ids: ['1'] })).status).toBe(401)
    expect((await asks(here.key, { ids: [] })).body).toMatchObject({ refusal: 'not_understood' })
  })
})
