import { describe, expect, test } from 'vitest'
import { fullPage, type PullAnswer } from '../../../shared/contract/hub/protocol.ts'
import { ask, cart, changeOf, customer, idsIn, officeOf, pairedWith, sharedHub } from './hub-with-devices.ts'

const { hub: theHub } = sharedHub()

describe('what one device pushes', () => {
  test('another one pulls, in the order in which it was written, field by field as it came', async () => {
    const hub = theHub()
    const office = await officeOf(hub)
    const till = await pairedWith(hub.url, await office.code('till'))
    const [{ id, ...fields }, ben] = [customer('Ada'), customer('Ben')]
    const ada = { ...fields, id }
    expect(await office.push(changeOf('customers', ada), changeOf('customers', ben))).toEqual([
      { is: 'written', revision: 1 },
      { is: 'written', revision: 2 },
    ])
    const pulled = await till.pull()
    expect(idsIn(pulled)).toEqual([ada.id, ben.id])
    expect(JSON.stringify(pulled.documents[0]?.document)).toBe(JSON.stringify(ada))
    expect(pulled.documents[0]?.device).toBe(office.id)
    expect([pulled.through, pulled.newest]).toEqual([2, 2])
    expect(idsIn(await till.pull(1))).toEqual([ben.id])
    expect(idsIn(await till.pull(2))).toEqual([])
  })

  test('and pushes again because the answer was lost, is written once and answered alike', async () => {
    const office = await officeOf(theHub())
    const change = changeOf('customers', customer('Ada'))
    expect(await office.push(change)).toEqual(await office.push(change))
    expect((await office.pull()).newest).toBe(1)
  })

  test('over what somebody else wrote meanwhile, is a conflict and shows what is there', async () => {
    const hub = theHub()
    const office = await officeOf(hub)
    const till = await pairedWith(hub.url, await office.code('till'))
    const ada = customer('Ada')
    await office.push(changeOf('customers', ada))
    await till.push(changeOf('customers', { ...ada, name: 'Ada B.' }, 1))
    const [outcome] = await office.push(changeOf('customers', { ...ada, name: 'Ada C.' }, 1))
    expect(outcome).toMatchObject({ is: 'conflict', current: { revision: 2, document: { name: 'Ada B.' } } })
    const [deletion] = await office.push({ collection: 'customers', id: ada.id, base: 1, document: null, times: {} })
    expect(deletion).toMatchObject({ is: 'conflict' })
  })

  test('as deleted, is told to the others as deleted', async () => {
    const office = await officeOf(theHub())
    const ada = customer('Ada')
    await office.push(changeOf('customers', ada))
    await office.push({ collection: 'customers', id: ada.id, base: 1, document: null, times: {} })
    expect((await office.pull()).documents).toMatchObject([{ id: ada.id, revision: 2, document: null }])
  })

  test('is found behind many revisions that are there no more', async () => {
    const office = await officeOf(theHub())
    let [outcome] = await office.push(changeOf('customers', customer('Ada', 'ada')))
    for (let edit = 0; edit < 40; edit += 1) {
      if (outcome?.is !== 'written') throw new Error('It was not written.')
      ;[outcome] = await office.push(changeOf('customers', customer(`Ada ${edit}`, 'ada'), outcome.revision))
    }
    await office.push(changeOf('customers', customer('Ben', 'ben')))
    const page = await office.pull(0, 1)
    expect(idsIn(page)).toEqual(['ada'])
    expect(page.through).toBeLessThan(page.newest)
    expect(await office.pull(page.through, 1)).toMatchObject({ documents: [{ id: 'ben' }], through: page.newest })
    expect(idsIn(await office.pull(0, 5))).toEqual(['ada', 'ben'])
  })

  test('is pulled page by page', async () => {
    const office = await officeOf(theHub())
    const people = Array.from({ length: 7 }, (_, index) => customer(`Person ${index}`))
    await office.push(...people.map((one) => changeOf('customers', one)))
    const seen: string[] = []
    for (let since = 0, newest = 1; since < newest; ) {
      const page = await office.pull(since, 3)
      expect(page.documents.length).toBeLessThanOrEqual(3)
      seen.push(...idsIn(page))
      since = page.through
      newest = page.newest
    }
    expect(seen).toEqual(people.map(({ id }) => id))
  })

  test('comes on one page as far as it fits, whatever is written in it', async () => {
    const hub = theHub()
    const office = await officeOf(hub)
    const odd = { ...customer('Ådå \u2028 😀 \\ "', 'a "quoted\\ id'), note: { '': [null, 1e21, ''] } }
    const people = [odd, ...Array.from({ length: 1100 }, (_, index) => customer(`Person ${index}`))]
    for (let from = 0; from < people.length; from += 500)
      await office.push(...people.slice(from, from + 500).map((one) => changeOf('customers', one)))
    await office.push({ collection: 'customers', id: odd.id, base: 1, document: null, times: {} })
    const till = await pairedWith(hub.url, await office.code('till'))
    const [first, ...others] = people
    const page = (await ask(`${hub.url}/v1/pull?since=0`, { key: till.key })).body as unknown as PullAnswer
    expect(page.documents.map(({ document }) => document)).toEqual([...others, null])
    expect(page.documents.at(-1)).toEqual({
      ...{ collection: 'customers', id: first?.id, document: null, times: {} },
      ...{ revision: people.length + 1, device: office.id },
    })
    expect([page.through, page.newest]).toEqual([people.length + 1, people.length + 1])
  })

  test('fills a page with so many bytes', async () => {
    const office = await officeOf(theHub())
    for (let index = 0; index < 5; index += 1)
      await office.push(changeOf('customers', { ...customer(`Person ${index}`), note: 'x'.repeat(fullPage / 4) }))
    const page = await office.pull()
    expect([page.documents.length, page.through, page.newest]).toEqual([3, 3, 5])
    expect((await office.pull(3)).through).toBe(5)
  })
})

describe('the hub refuses, in words, and takes the rest of the push', () => {
  test.each([
    ['a collection that it doesn’t keep', changeOf('printJobs', { id: 'job' }), 'unknown_collection'],
    ['a customer without a name', changeOf('customers', { id: 'a', updatedAt: 1 }), 'not_a_document'],
    ['a document under another’s id', { ...changeOf('customers', customer('Ada')), id: 'b' }, 'not_a_document'],
    ['what is the device’s own', changeOf('settings', { id: 'device', kind: 'device' }), 'stays_on_its_device'],
    ['an order that was never begun', changeOf('orders', { ...cart('o', ['a', 'b']), entries: [] }), 'not_a_document'],
    ['an order with an entry twice', changeOf('orders', cart('o', ['a', 'a'])), 'not_a_document'],
    ['a deleted movement', { collection: 'movements', id: 'm', base: 0, document: null, times: {} }, 'never_deleted'],
  ])('%s', async (_what, change, refusal) => {
    const office = await officeOf(theHub())
    const [refused, taken] = await office.push(change, changeOf('customers', customer('Ben')))
    expect(refused).toMatchObject({ is: 'refused', why: { refusal, message: expect.stringMatching(/\.$/) } })
    expect(taken).toMatchObject({ is: 'written' })
  })

  test('an order that lacks entries which the hub has', async () => {
    const office = await officeOf(theHub())
    await office.push(changeOf('orders', cart('o', ['a', 'b'])))
    expect(await office.push(changeOf('orders', cart('o', ['a', 'c']), 1))).toMatchObject([
      { is: 'refused', why: { refusal: 'entries_lost' } },
    ])
    expect(await office.push(changeOf('orders', cart('o', ['a', 'b', 'c']), 1))).toMatchObject([{ is: 'written' }])
  })

  test('another movement under an id that it has', async () => {
    const office = await officeOf(theHub())
    const movement = { id: 'm', variantId: 'v', locationId: 'l', quantity: -1000, reason: 'sale', orderId: 'o', at: 1 }
    await office.push(changeOf('movements', movement))
    expect(await office.push(changeOf('movements', { ...movement, quantity: -2000 }, 1))).toMatchObject([
      { is: 'refused', why: { refusal: 'already_written' } },
    ])
  })
})

describe('store and role', () => {
  test('a till sees its store’s orders and the shop’s customers; the office sees all', async () => {
    const hub = theHub()
    const office = await officeOf(hub)
    const north = await pairedWith(hub.url, await office.code('till', 'north'))
    const south = await pairedWith(hub.url, await office.code('till', 'south'))
    await north.push(changeOf('orders', cart('of north', ['n'])), changeOf('customers', customer('Ada', 'ada')))
    await south.push(changeOf('orders', cart('of south', ['s'])))
    expect(idsIn(await north.pull())).toEqual(['of north', 'ada'])
    expect(idsIn(await south.pull())).toEqual(['ada', 'of south'])
    expect(idsIn(await office.pull())).toEqual(['of north', 'ada', 'of south'])
    expect(await south.push(changeOf('orders', cart('of north', ['n', 'x']), 1))).toMatchObject([
      { is: 'refused', why: { refusal: 'other_store' } },
    ])
  })

  test('a till counts PINs, and changes nothing else of the staff', async () => {
    const hub = theHub()
    const office = await officeOf(hub)
    const till = await pairedWith(hub.url, await office.code('till'))
    const mia = {
      id: 'mia',
      name: 'Mia',
      role: 'cashier',
      pinHash: 'scrypt$1',
      active: true,
      failedAttempts: 0,
      lockedUntil: 0,
    }
    await office.push(changeOf('staff', mia))
    expect(await till.push(changeOf('staff', { ...mia, failedAttempts: 1 }, 1))).toMatchObject([{ is: 'written' }])
    expect(await till.push(changeOf('staff', { ...mia, role: 'admin' }, 2))).toMatchObject([
      { is: 'refused', why: { refusal: 'office_only' } },
    ])
  })

  test('organisations on one hub know nothing of each other', async () => {
    const hub = theHub()
    const office = await officeOf(hub)
    const other = await pairedWith(hub.url, (await hub.newOrganisation()).code)
    await office.push(changeOf('customers', customer('Ada')))
    expect(await other.pull()).toMatchObject({ documents: [], newest: 0 })
  })
})
