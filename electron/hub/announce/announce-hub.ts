import { randomUUID } from 'node:crypto'
import { networkInterfaces } from 'node:os'
import multicastDns from 'multicast-dns'
import { announcementEntries, type HubAnnouncement, hubService } from '../../../shared/contract/hub/announcement.ts'

/** Where it is announced; nothing said: on all interfaces, at the port of multicast DNS. */
export interface AnnouncingPlace {
  /** The interface's IPv4 address. */
  readonly interface?: string
  readonly port?: number
}

export interface Announcing {
  readonly place: AnnouncingPlace
  /** The port that the hub listens at. */
  readonly port: number
  /** Asked whenever somebody looks for hubs, at most once a second. */
  readonly about: () => Promise<HubAnnouncement>
  readonly problem: (error: unknown) => void
}

type Answer = NonNullable<multicastDns.ResponsePacket['answers']>[number]

/** Seconds that others may remember it: a hub that was killed says no good-bye. */
const remembered = 120
/** Milliseconds between two answers: RFC 6762, 6. */
const answerEvery = 1000

/**
 * Where a hub that listens at the address announces itself: nowhere, where only this machine reaches it or its network
 * speaks IPv6 alone.
 */
export const announcingPlace = (host: string): AnnouncingPlace | null => {
  if (host === '0.0.0.0' || host === '::') return {}
  return /^\d+\.\d+\.\d+\.\d+$/.test(host) && !host.startsWith('127.') ? { interface: host } : null
}

/**
 * Tells whoever looks for hubs on the network that there is one: multicast DNS, RFC 6762. Where that is not to be had, tills
 * are given the address.
 */
export const announceHub = ({ place, port, about, problem }: Announcing): { close(): Promise<void> } => {
  const instance = randomUUID().slice(0, 8)
  const name = `${instance}.${hubService}`
  const target = `tillhouse-${instance}.local`
  const multicast = multicastDns({
    ...place,
    // Bound to the interface's own address it would hear nothing that is meant for all.
    bind: '0.0.0.0',
  })
  let closed = false
  let answering: NodeJS.Timeout | null = null

  const records = (entries: readonly string[], ttl: number): Answer[] => [
    { name: hubService, type: 'PTR', ttl, data: name },
    { name, type: 'SRV', ttl, flush: true, data: { port, target } },
    { name, type: 'TXT', ttl, flush: true, data: [...entries] },
    ...addresses(place).map((data): Answer => ({ name: target, type: 'A', ttl, flush: true, data })),
  ]
  const answer = async (): Promise<void> => {
    const entries = announcementEntries(await about())
    if (!closed) multicast.respond(records(entries, remembered), (error) => error !== null && problem(error))
  }
  const answerSoon = (): void => {
    if (closed || answering !== null) return
    answering = setTimeout(() => (answering = null), answerEvery)
    answering.unref()
    answer().catch(problem)
  }

  multicast.on('error', problem)
  multicast.on('warning', problem)
  // An interface is there, at the start or later.
  multicast.on('networkInterface', answerSoon)
  multicast.on('query', ({ questions = [] }) => {
    if (questions.some((question) => [hubService, name].includes(question.name.toLowerCase()))) answerSoon()
  })

  return {
    close: () =>
      new Promise((done) => {
        closed = true
        if (answering !== null) clearTimeout(answering)
        multicast.respond(records([], 0), () => multicast.destroy(done))
      }),
  }
}

const addresses = ({ interface: only }: AnnouncingPlace): string[] =>
  only === undefined
    ? Object.values(networkInterfaces())
        .flatMap((many) => many ?? [])
        .filter(({ family, internal }) => family === 'IPv4' && !internal)
        .map(({ address }) => address)
    : [only]
