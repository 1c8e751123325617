import { createSocket } from 'node:dgram'
import multicastDns from 'multicast-dns'
import { expect, onTestFinished, test } from 'vitest'
import { announceHub, announcingPlace } from '../../../electron/hub/announce/announce-hub.ts'
import type { Hub } from '../../../electron/hub/open-hub.ts'
import { fingerprintOf, selfMade } from '../../../electron/hub/tls/certificate.ts'
import { findHubs } from '../../../electron/sync/find-hubs.ts'
import { announcementEntries, hubService } from '../../../shared/contract/hub/announcement.ts'
import type { FoundHub } from '../../../shared/contract/hub-link.ts'
import type { Client } from '../../support/client.ts'
import { openShop, staff } from '../../support/open-shop.ts'
import { temporaryFolder } from '../../support/temporary-folder.ts'
import { hubOn } from '../hub/hub-with-devices.ts'

/** Multicast on this machine alone, at a port that no one else has. */
const loopback = async (): Promise<{ readonly interface: string; readonly port: number }> => {
  const socket = createSocket('udp4')
  await new Promise<void>((done) => socket.bind(0, '127.0.0.1', done))
  const { port } = socket.address()
  await new Promise<void>((done) => socket.close(done))
  return { interface: '127.0.0.1', port }
}

const foundBy = (client: Client, until: (hubs: readonly FoundHub[]) => boolean): Promise<readonly FoundHub[]> =>
  client.now('hub.found', {}, ({ hubs }) => until(hubs)).then(({ hubs }) => hubs)

const another = '0'.repeat(64)

test('a till finds the hub on its network, pairs with the one that it found and no other, and sees it go', {
  timeout: 120_000,
}, async () => {
  const place = await loopback()
  const folder = temporaryFolder()
  onTestFinished(() => folder.remove())
  const certificate = selfMade(Date.now())
  let hub: Hub | null = await hubOn(folder.path, { certificate, announce: place })
  onTestFinished(() => hub?.close())
  const shop = await openShop({ lookForHubs: place })
  onTestFinished(() => shop.close())
  const admin = await shop.signedIn(staff.admin)

  const [found] = await foundBy(admin, (hubs) => hubs.length === 1)
  expect(found).toEqual({ shop: '', url: hub.url, certificate: fingerprintOf(certificate), fits: true })
  const invitation = { url: hub.url, code: hub.firstCode?.code ?? '' }
  // Somebody else's answer: the code is not told to whoever is there.
  expect(await admin.ask('hub.pair', { ...invitation, certificate: another })).toMatchObject({
    refusal: 'other_certificate',
    field: 'url',
  })
  await admin.do('hub.pair', { ...invitation, certificate: found?.certificate ?? '' })
  const { fingerprint } = await admin.now('hub.state', {}, ({ line, waiting }) => line === 'online' && waiting === 0)
  expect(fingerprint).toBe(fingerprintOf(certificate))

  const [named] = await foundBy(admin, ([one]) => one !== undefined && one.shop !== '')
  expect(named).toMatchObject({ url: hub.url })

  let seen: readonly FoundHub[] = []
  onTestFinished(findHubs(place, ({ hubs }) => (seen = hubs)))
  await expect.poll(() => seen, { timeout: 20_000 }).toHaveLength(1)
  await hub.close()
  hub = null
  await expect.poll(() => seen, { timeout: 20_000 }).toEqual([])
})

test('what is malformed on the network is passed over, and what is of another version is said to be', async () => {
  const place = await loopback()
  const forger = multicastDns({ ...place, bind: '0.0.0.0' })
  onTestFinished(() => new Promise<void>((done) => forger.destroy(done)))
  const say = (name: string, port: number, entries: readonly string[]): void =>
    forger.respond([
      { name: hubService, type: 'PTR', ttl: 120, data: `${name}.${hubService}` },
      { name: `${name}.${hubService}`, type: 'SRV', ttl: 120, data: { port, target: 'somewhere.local' } },
      { name: `${name}.${hubService}`, type: 'TXT', ttl: 120, data: [...entries] },
    ])
  const good = announcementEntries({ protocol: 999, shop: 'Café Ü', secure: false, certificate: null })
  forger.on('query', () => {
    say('a', 7001, [])
    say('b', 7002, ['protocol=one', 'shop=B', 'tls=0'])
    say('c', 7003, ['protocol=1', `shop=${'C'.repeat(200)}`, 'tls=0'])
    say('d', 7004, ['protocol=1', 'shop=D', 'tls=1', 'certificate=none'])
    say('e', 0, ['protocol=1', 'shop=E', 'tls=0'])
    say('f', 7006, ['protocol=1', 'shop=F\u0007', 'tls=0'])
    forger.respond([{ name: hubService, type: 'PTR', ttl: 120, data: `g.${hubService}` }])
    say('z', 7009, [...good, 'later=unknown'])
  })
  const hubs = await new Promise<readonly FoundHub[]>((done) => {
    const stop = findHubs(place, (found) => found.hubs.length > 0 && done(found.hubs))
    onTestFinished(stop)
  })
  expect(hubs).toEqual([{ shop: 'Café Ü', url: 'http://127.0.0.1:7009', certificate: null, fits: false }])
})

test('where no network hears it, that is said; and nothing is left open', async () => {
  const problems: unknown[] = []
  // A port that another program has for itself.
  const other = createSocket('udp4')
  await new Promise<void>((done) => other.bind(0, '0.0.0.0', done))
  const place = { interface: '127.0.0.1', port: other.address().port }
  const announcing = announceHub({
    place,
    port: 7420,
    about: async () => ({ protocol: 1, shop: 'A', secure: false, certificate: null }),
    problem: (error) => problems.push(error),
  })
  let stop = (): void => undefined
  await new Promise<void>((done) => {
    stop = findHubs(place, ({ hears }) => !hears && done())
  })
  stop()
  await announcing.close()
  await new Promise<void>((done) => other.close(done))
  expect(problems).not.toEqual([])
  await expect.poll(() => process.getActiveResourcesInfo()).not.toContain('UDPWrap')
})

test.each([
  ['0.0.0.0', {}],
  ['::', {}],
  ['192.168.1.20', { interface: '192.168.1.20' }],
  ['127.0.0.1', null],
  ['localhost', null],
  ['::1', null],
])('a hub that listens at %s is announced where others reach it', (host, place) => {
  expect(announcingPlace(host)).toEqual(place)
})
