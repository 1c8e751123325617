import path from 'node:path'
import type { Logger } from 'pino'
import { hubProtocol } from '../../shared/contract/hub/protocol.ts'
import { storefrontRoutes } from '../storefront/routes.ts'
import { type AnnouncingPlace, announceHub, announcingPlace } from './announce/announce-hub.ts'
import { shopName } from './announce/shop-name.ts'
import type { Database } from './database/database.ts'
import { openEmbedded } from './database/embedded.ts'
import { migrate } from './database/migrations.ts'
import { isDatabaseAway, openPostgres } from './database/postgres.ts'
import { firstCode, foundOrganisation, officeCode, type PairingCode } from './devices/pairing.ts'
import { createWriter } from './documents/group-commit.ts'
import { forgetDeletions } from './documents/retention.ts'
import { createHubServer } from './http/hub-server.ts'
import { deviceRoutes, operatorRoutes } from './http/routes.ts'
import { createMetrics, type Metrics } from './metrics.ts'
import { createHubStorefront } from './storefront/storefront.ts'
import { createNews } from './streams/news.ts'
import { createStreams, usualPulse, usualStreams } from './streams/streams.ts'
import { type Certificate, fingerprintOf } from './tls/certificate.ts'

export interface HubOptions {
  /** Where the embedded database lies; a server's database needs no folder. */
  readonly folder: string
  /** `postgres://…`; null for the embedded one. */
  readonly databaseUrl: string | null
  readonly host: string
  /** 0 for a free one. */
  readonly port: number
  readonly certificate: Certificate | null
  readonly log: Logger
  /** Where it is announced; by default where `host` is reached by others, null: nowhere. */
  readonly announce?: AnnouncingPlace | null
  readonly mostConnections?: number
  /** Milliseconds after which a connection is closed on which nothing is said. */
  readonly silence?: number
  readonly pulse?: number
  readonly poll?: number
  /** Milliseconds that a request which has begun may take yet when the hub is ended. */
  readonly grace?: number
  /** Milliseconds since 1970; the wall clock's where it is left out. */
  readonly now?: () => number
}

export interface Hub {
  /** `http://…` or `https://…` */
  readonly url: string
  /** For the first device; null once one is paired. */
  readonly firstCode: PairingCode | null
  /** A code that begins an organisation beside those that there are. */
  newOrganisation(): Promise<PairingCode>
  /** For one more office device of the first organisation: whoever runs the hub may do what an office may. */
  officeCode(): Promise<PairingCode>
  /** Answers what is under way, and no more; what takes longer than the grace is cut. */
  close(): Promise<void>
}

/** Of what a web shop asked for, while the database does not answer. */
const unavailable = (error: Error): string | null =>
  isDatabaseAway(error)
    ? 'The hub’s database does not answer. Send it again later, with the same Idempotency-Key.'
    : null

const usualConnections = 10_000
const usualSilence = 60_000
const usualGrace = 10_000
/** Milliseconds between looks for deletions that are old enough to be forgotten. */
const forgetEvery = 3_600_000

/**
 * Opens a hub: it serves tills when this returns.
 * @throws Error in a sentence: the database does not answer, a newer hub has used it, the port is taken.
 */
export const openHub = async (options: HubOptions): Promise<Hub> => {
  const { log } = options
  const problem = (error: unknown): void => log.warn({ error: String(error) }, 'the database did not answer')
  const database: Database =
    options.databaseUrl === null
      ? await openEmbedded(path.join(options.folder, 'postgres'))
      : await openPostgres(options.databaseUrl, problem)
  const closers: (() => unknown)[] = [() => database.close()]
  const closeAll = async (): Promise<void> => {
    for (const close of closers.splice(0).toReversed()) await close()
  }
  try {
    await migrate(database)
    const news = createNews(database, problem, options.poll)
    closers.push(() => news.close())
    const streams = createStreams(news, { pulse: options.pulse ?? usualPulse, most: usualStreams })
    const metrics: Metrics = createMetrics(streams.count)
    const announce = (organisation: string): void => void database.announce(organisation).catch(problem)
    const write = createWriter(database, (organisation, outcomes) => {
      metrics.pushed(outcomes)
      if (outcomes.some(({ is }) => is === 'written')) announce(organisation)
    })
    let closing = false
    const server = createHubServer(
      {
        log,
        certificate: options.certificate,
        mostConnections: options.mostConnections ?? usualConnections,
        silence: options.silence ?? usualSilence,
      },
      () => metrics,
    )
    const now = options.now ?? Date.now
    deviceRoutes(server, { database, write, streams, metrics, announce, now })
    let url = ''
    storefrontRoutes(server, createHubStorefront({ database, announce, now }), {
      address: () => url,
      elapsed: () => performance.now(),
      unavailable,
    })
    operatorRoutes(server, { database, metrics, closing: () => closing })
    closers.push(async () => {
      const late = setTimeout(() => server.server.closeAllConnections(), options.grace ?? usualGrace)
      await server.close()
      clearTimeout(late)
    })
    const code = await firstCode(database)
    url = await server.listen({ host: options.host, port: options.port })
    const forgetting = setInterval(() => void forgetDeletions(database).catch(problem), forgetEvery)
    closers.push(() => clearInterval(forgetting))
    closers.push(() => {
      closing = true
      streams.closeAll()
    })
    const place = options.announce === undefined ? announcingPlace(options.host) : options.announce
    if (place !== null) {
      const certificate = options.certificate && fingerprintOf(options.certificate)
      const announcing = announceHub({
        place,
        port: Number(new URL(url).port),
        about: async () => ({
          protocol: hubProtocol,
          shop: await shopName(database),
          secure: certificate !== null,
          certificate,
        }),
        problem: (error) => log.warn({ error: String(error) }, 'the hub could not be announced on the network'),
      })
      closers.push(() => announcing.close())
    }
    return {
      url,
      firstCode: code,
      newOrganisation: () => foundOrganisation(database),
      officeCode: () => officeCode(database),
      close: closeAll,
    }
  } catch (error) {
    await closeAll()
    throw error
  }
}
