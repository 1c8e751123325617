import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { z } from 'zod'
import {
  chainRequest,
  claimsRequest,
  codeRequest,
  hubProtocol,
  ordersRequest,
  pairRequest,
  partHeader,
  partOf,
  pullRequest,
  pushRequest,
  releaseRequest,
  revokeRequest,
  sharesRequest,
  streamRequest,
  windowHeader,
} from '../../../shared/contract/hub/protocol.ts'
import { isRefusal, type Refusal, refuse } from '../../../shared/domain/refusal.ts'
import { claimOrders } from '../claims/claim.ts'
import type { Database } from '../database/database.ts'
import type { Device } from '../devices/device.ts'
import { alarmsOf, deviceOf, devicesOf, revoke } from '../devices/paired-devices.ts'
import { offerCode, pair } from '../devices/pairing.ts'
import type { Writer } from '../documents/group-commit.ts'
import { ordersOf } from '../documents/old-orders.ts'
import { pageBytes, pull } from '../documents/pull.ts'
import { chainOf } from '../journal/chains.ts'
import type { Metrics } from '../metrics.ts'
import { grantShares } from '../shares/grant.ts'
import { releaseShares } from '../shares/release.ts'
import type { Streams } from '../streams/streams.ts'
import { JsonBytes, sendJson, sendRefusal } from './answers.ts'
import { createTries } from './too-many-tries.ts'

export interface RouteParts {
  readonly database: Database
  readonly write: Writer
  readonly streams: Streams
  readonly metrics: Metrics
  /** Has the organisation's tills look again. */
  readonly announce: (organisation: string) => void
  /** Milliseconds since 1970. */
  readonly now: () => number
}

const read = <S extends z.ZodType>(schema: S, value: unknown): z.output<S> | Refusal => {
  const result = schema.safeParse(value)
  if (result.success) return result.data
  const [issue] = result.error.issues
  const field = issue?.path.join('.') ?? ''
  return refuse(
    'not_understood',
    `The hub does not understand this${field && `, at ${field}`}: ${issue?.message ?? ''}`,
    field,
  )
}

/** What paired devices ask of the hub, and how a device becomes one. */
export const deviceRoutes = (
  server: FastifyInstance,
  { database, write, streams, metrics, announce, now }: RouteParts,
): void => {
  const known = async (request: FastifyRequest): Promise<Device | Refusal> => {
    const [, key] = /^Bearer (\S+)$/.exec(request.headers.authorization ?? '') ?? []
    return key === undefined
      ? refuse('not_paired', 'The hub serves paired devices only: pair this one with a code first.')
      : deviceOf(database, key)
  }
  /** A route for paired devices: it answers with a value or a refusal. */
  const forDevices =
    (serve: (device: Device, request: FastifyRequest) => Promise<unknown>) =>
    async (request: FastifyRequest, reply: FastifyReply) => {
      const device = await known(request)
      const answer = isRefusal(device) ? device : await serve(device, request)
      return isRefusal(answer) ? sendRefusal(reply, answer) : sendJson(request, reply, answer)
    }
  const forOffices = (serve: (device: Device, request: FastifyRequest) => Promise<unknown>) =>
    forDevices(async (device, request) =>
      device.role === 'office'
        ? serve(device, request)
        : refuse('office_only', 'This till may not do this: do it at an office device.'),
    )
  const tries = createTries(() => performance.now())

  server.get('/v1/hello', (request, reply) => sendJson(request, reply, { tillhouse: 'hub', protocol: hubProtocol }))

  server.post('/v1/pair', async (request, reply) => {
    if (tries.tooMany(request.ip))
      return sendRefusal(reply, refuse('too_many_tries', 'Too many wrong codes. Wait a minute.', 'code'))
    const wanted = read(pairRequest, request.body)
    const answer = isRefusal(wanted) ? wanted : await pair(database, wanted)
    if (isRefusal(answer) && answer.refusal === 'wrong_code') tries.wrong(request.ip)
    return isRefusal(answer) ? sendRefusal(reply, answer) : sendJson(request, reply, answer)
  })

  server.get(
    '/v1/pull',
    forDevices(async (device, request) => {
      const wanted = read(pullRequest, request.query)
      const answer = isRefusal(wanted)
        ? wanted
        : await pull(database, device, {
            ...wanted,
            leavesOld: request.headers[windowHeader] !== undefined,
            part: partOf(request.headers[partHeader]),
          })
      if (isRefusal(answer)) return answer
      metrics.pulled(answer.documents.length)
      return new JsonBytes(pageBytes(answer))
    }),
  )

  server.post(
    '/v1/orders',
    forDevices(async (device, request) => {
      const wanted = read(ordersRequest, request.body)
      return isRefusal(wanted) ? wanted : { documents: await ordersOf(database, device, wanted.ids) }
    }),
  )

  server.post(
    '/v1/push',
    forDevices(async (device, request) => {
      const wanted = read(pushRequest, request.body)
      return isRefusal(wanted) ? wanted : { outcomes: await write(device, wanted.changes) }
    }),
  )

  server.post(
    '/v1/shares',
    forDevices(async (device, request) => {
      const wanted = read(sharesRequest, request.body)
      if (isRefusal(wanted)) return wanted
      const { granted, concernsOthers } = await database.transaction((queries) => grantShares(queries, device, wanted))
      if (concernsOthers) announce(device.organisation)
      return { granted }
    }),
  )

  server.post(
    '/v1/claims',
    forDevices(async (device, request) => {
      const wanted = read(claimsRequest, request.body)
      if (isRefusal(wanted)) return wanted
      const claims = await database.transaction((queries) => claimOrders(queries, device, wanted, now()))
      if (claims.some(({ is }) => is === 'held')) announce(device.organisation)
      return { claims }
    }),
  )

  server.get(
    '/v1/chain',
    forDevices(async (device, request) => {
      const wanted = read(chainRequest, request.query)
      return isRefusal(wanted) ? wanted : chainOf(database, device, wanted.device)
    }),
  )

  server.get('/v1/stream', async (request, reply) => {
    const device = await known(request)
    if (isRefusal(device)) return sendRefusal(reply, device)
    const wanted = read(streamRequest, request.query)
    if (isRefusal(wanted)) return sendRefusal(reply, wanted)
    reply.hijack()
    const busy = streams.begin(device, wanted.holder, reply.raw, async () => !isRefusal(await known(request)))
    if (busy === null) return reply
    reply.raw.writeHead(503, { 'content-type': 'application/json' }).end(JSON.stringify(busy))
    return reply
  })

  server.get(
    '/v1/devices',
    forOffices(async ({ organisation }) => ({
      devices: await devicesOf(database, organisation),
      alarms: await alarmsOf(database, organisation),
    })),
  )
  server.post(
    '/v1/devices/code',
    forOffices(async ({ organisation, store }, request) => {
      const wanted = read(codeRequest, request.body)
      return isRefusal(wanted)
        ? wanted
        : offerCode(database, { organisation, role: wanted.role, store: wanted.store ?? store })
    }),
  )
  server.post(
    '/v1/devices/revoke',
    forOffices(async (device, request) => {
      const wanted = read(revokeRequest, request.body)
      return isRefusal(wanted) ? wanted : ((await revoke(database, device, wanted.device)) ?? {})
    }),
  )
  server.post(
    '/v1/devices/release',
    forOffices(async (device, request) => {
      const wanted = read(releaseRequest, request.body)
      return isRefusal(wanted)
        ? wanted
        : ((await database.transaction((queries) => releaseShares(queries, device, wanted.holder))) ?? {})
    }),
  )
}

/** What whoever runs the hub asks of it. */
export const operatorRoutes = (
  server: FastifyInstance,
  { database, metrics, closing }: Pick<RouteParts, 'database' | 'metrics'> & { readonly closing: () => boolean },
): void => {
  server.get('/healthz', async () => ({ alive: true }))
  server.get('/readyz', async (_request, reply) => {
    const ready = !closing() && (await database.query('SELECT 1').then(Boolean, () => false))
    return reply.code(ready ? 200 : 503).send({ ready })
  })
  server.get('/metrics', async (_request, reply) =>
    reply.header('content-type', metrics.contentType).send(await metrics.text()),
  )
}
