import { createHash } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { fullPage, type PullAnswer, windowHeader } from '../../../shared/contract/hub/protocol.ts'
import { journalText } from '../../../shared/domain/journal/journal-text.ts'
import {
  anyOrder,
  ask,
  changeOf,
  customer,
  idsIn,
  journalAfter,
  journalChange,
  officeOf,
  pairedWith,
  sharedHub,
} from './hub-with-devices.ts'

const { hub: theHub } = sharedHub()

const cart = (id: string, entries: readonly string[]) => ({
  ...anyOrder,
  id,
  state: 'draft',
  channel: 'counter',
  number: '',
  registerId: 'r1',
  currency: 'EUR',
  totals: { total: 0, tax: 0 },
  payments: [],
  placedAt: 0,
  updatedAt: 1,
  entries: entries.map((entry, place) => ({
    id: entry,
    deviceId: 'd',
    at: place,
    counter: 0,
    staffId: null,
    type: place === 0 ? 'begun' : 'noted',
  })),
})

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

describe('the journal', () => {
  test('is taken as a chain; a gap and a fork are alarms', async () => {
    const hub = theHub()
    const office = await officeOf(hub)
    const alarms = async () => (await ask(`${hub.url}/v1/devices`, { key: office.key })).body['alarms']
    const first = journalAfter(null, 'd')
    const second = journalAfter(first, 'd')
    await office.push(journalChange(first), journalChange(second))
    await office.push(journalChange(second))
    expect(await alarms()).toEqual([])

    const fourth = journalAfter(journalAfter(second, 'd'), 'd')
    expect(await office.push(journalChange(fourth))).toMatchObject([{ is: 'written' }])
    expect(await alarms()).toMatchObject([{ kind: 'journalGap', device: 'd' }])

    const other = journalAfter(first, 'd', 'signIn')
    expect(await office.push(journalChange(other))).toMatchObject([
      { is: 'refused', why: { refusal: 'already_written' } },
    ])
    expect(await alarms()).toMatchObject([{ kind: 'journalForked' }, { kind: 'journalGap' }])
  })

  test('of a device is told to it alone, as far as it has come', async () => {
    const hub = theHub()
    const office = await officeOf(hub)
    const till = await pairedWith(hub.url, await office.code('till'))
    const chain = (key: string, device: string) => ask(`${hub.url}/v1/chain?device=${device}`, { key })
    expect((await chain(till.key, till.id)).body).toEqual({ sequence: 0, hash: '' })
    const first = journalAfter(null, till.id)
    const second = journalAfter(first, till.id)
    await till.push(journalChange(first), journalChange(second))
    expect((await chain(till.key, till.id)).body).toEqual({ sequence: 2, hash: second.hash })
    // Under another name, since a backup was restored to it.
    expect((await chain(till.key, 'anew')).body).toEqual({ sequence: 0, hash: '' })
    expect((await chain(office.key, till.id)).body).toMatchObject({ refusal: 'other_device' })
    const stranger = await pairedWith(hub.url, (await hub.newOrganisation()).code)
    expect((await chain(stranger.key, till.id)).body).toEqual({ sequence: 0, hash: '' })
    expect((await chain('nobody', till.id)).status).toBe(401)
    expect((await chain(till.key, '')).body).toMatchObject({ refusal: 'not_understood' })
  })

  test('of two that write under one name stays that of the first: what goes on from a refused entry is refused, too', async () => {
    const hub = theHub()
    const office = await officeOf(hub)
    const first = journalAfter(null, office.id)
    const next = journalAfter(first, office.id)
    await office.push(journalChange(first), journalChange(next))
    const elsewhere = journalAfter(first, office.id, 'signIn')
    const further = journalAfter(elsewhere, office.id)
    const last = journalAfter(further, office.id)
    const refused = { is: 'refused', why: { refusal: 'already_written' } }
    expect(await office.push(journalChange(elsewhere), journalChange(further), journalChange(last))).toMatchObject([
      refused,
      refused,
      refused,
    ])
    const { body } = await ask(`${hub.url}/v1/chain?device=${office.id}`, { key: office.key })
    expect(body).toEqual({ sequence: 2, hash: next.hash })
    expect((await ask(`${hub.url}/v1/devices`, { key: office.key })).body['alarms']).toMatchObject([
      { kind: 'journalForked' },
    ])
  })

  test('of copied data says so itself, and the office reads which till, and when', async () => {
    const hub = theHub()
    const office = await officeOf(hub)
    const facts = { device: 'd', register: 'Register 1', as: 'Register 1 (copy)', series: '7K3QDX' }
    for (const what of ['copied', 'foundTwice']) {
      const unsealed = { ...journalAfter(null, what, what), facts }
      const hash = createHash('sha256').update(journalText(unsealed)).digest('hex')
      await office.push(journalChange({ ...unsealed, hash }), journalChange({ ...unsealed, hash }))
    }
    expect((await ask(`${hub.url}/v1/devices`, { key: office.key })).body['alarms']).toEqual(
      [/were copied and opened in a second place/, /were in use in two places/].map((words) =>
        expect.objectContaining({
          kind: 'dataCopied',
          device: office.id,
          at: 1001,
          message: expect.stringMatching(words),
        }),
      ),
    )
  })

  test('that was changed is refused', async () => {
    const office = await officeOf(theHub())
    const entry = journalAfter(null, 'd')
    expect(await office.push(journalChange({ ...entry, what: 'signIn' }))).toMatchObject([
      { is: 'refused', why: { refusal: 'journal_changed' } },
    ])
  })
})

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
