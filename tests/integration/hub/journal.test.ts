import { createHash } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { journalText } from '../../../shared/domain/journal/journal-text.ts'
import { ask, journalAfter, journalChange, officeOf, pairedWith, sharedHub } from './hub-with-devices.ts'

const { hub: theHub } = sharedHub()

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
