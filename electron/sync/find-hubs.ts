import type { RemoteInfo } from 'node:dgram'
import multicastDns from 'multicast-dns'
import { hubService, readAnnouncement } from '../../shared/contract/hub/announcement.ts'
import { hubProtocol } from '../../shared/contract/hub/protocol.ts'
import type { FoundHub, FoundHubs } from '../../shared/contract/hub-link.ts'

/** Where hubs are looked for; nothing said: on all interfaces, at the port of multicast DNS. */
export interface LookingPlace {
  /** The interface's IPv4 address. */
  readonly interface?: string
  readonly port?: number
}

type Answer = NonNullable<multicastDns.ResponsePacket['answers']>[number]

/** Milliseconds between the first two questions, doubled from one to the next, and at most. */
const pauses = { first: 1000, longest: 15_000 }
/** A network that is full of hubs is one that somebody fools with. */
const mostHubs = 30

interface Heard {
  readonly hub: FoundHub
  /** Milliseconds since 1970. */
  readonly until: number
}

/**
 * Looks for hubs on the network until it is ended, and tells what there is whenever that changes. What is heard is no proof of
 * anything: who pairs with what was found is as safe as with an address that was typed.
 */
export const findHubs = (place: LookingPlace, tell: (found: FoundHubs) => void): (() => void) => {
  const heard = new Map<string, Heard>()
  let hears = true
  let told = ''
  let ended = false
  let pause = pauses.first
  let timer: NodeJS.Timeout | undefined
  // Bound to the interface's own address it would hear nothing that is meant for all.
  const multicast = multicastDns({ ...place, bind: '0.0.0.0' })

  const show = (): void => {
    // One that was killed and is back at its address has another name.
    const byAddress = new Map([...heard.values()].map(({ hub }) => [hub.url, hub]))
    const found = { hears, hubs: [...byAddress.values()].sort(byName) }
    const text = JSON.stringify(found)
    if (ended || text === told) return
    told = text
    tell(found)
  }
  const become = (next: boolean): void => {
    hears = next
    show()
  }
  const look = (): void => {
    const now = Date.now()
    for (const [name, { until }] of heard) if (until < now) heard.delete(name)
    show()
    multicast.query(hubService, 'PTR', (error) => become(error === null || error === undefined))
    timer = setTimeout(look, pause)
    timer.unref()
    pause = Math.min(pauses.longest, pause * 2)
  }

  multicast.on('error', () => become(false))
  // One interface of several may refuse, and a packet may be anything.
  multicast.on('warning', () => undefined)
  multicast.on('response', ({ answers = [], additionals = [] }, from) => {
    for (const [name, one] of hubsIn([...answers, ...additionals], from)) {
      heard.delete(name)
      if (one !== null && heard.size < mostHubs) heard.set(name, one)
    }
    show()
  })
  show()
  look()

  return () => {
    ended = true
    clearTimeout(timer)
    multicast.destroy()
  }
}

const byName = (one: FoundHub, other: FoundHub): number =>
  one.shop.localeCompare(other.shop) || (one.url < other.url ? -1 : 1)

/** The hubs of an answer by their names; null for one that says good-bye. What is malformed is left. */
const hubsIn = (records: readonly Answer[], from: RemoteInfo): [string, Heard | null][] =>
  records.flatMap((pointer): [string, Heard | null][] => {
    if (pointer.type !== 'PTR' || pointer.name.toLowerCase() !== hubService) return []
    const name = pointer.data
    if (pointer.ttl === 0) return [[name, null]]
    const service = records.find((record) => record.type === 'SRV' && record.name === name)
    const about = records.find((record) => record.type === 'TXT' && record.name === name)
    if (service?.type !== 'SRV' || about?.type !== 'TXT') return []
    const announced = readAnnouncement([about.data].flat().map(String))
    if (announced === null || service.data.port < 1) return []
    return [
      [
        name,
        {
          hub: {
            shop: announced.shop,
            // Where the answer came from is where this till reaches it, whatever other addresses it has.
            url: `${announced.secure ? 'https' : 'http'}://${from.address}:${service.data.port}`,
            certificate: announced.certificate,
            fits: announced.protocol === hubProtocol,
          },
          until: Date.now() + (pointer.ttl ?? 0) * 1000,
        },
      ],
    ]
  })
