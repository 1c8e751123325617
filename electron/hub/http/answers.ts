import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Refusal } from '../../../shared/domain/refusal.ts'

const pack = promisify(gzip)
/** Bytes below which packing costs more than it saves. */
const worthPacking = 1400

const statusOf: Readonly<Record<string, number>> = {
  not_paired: 401,
  device_revoked: 403,
  office_only: 403,
  unknown_device: 404,
  unknown_address: 404,
  checkpoint_from_the_future: 409,
  checkpoint_too_old: 410,
  too_large: 413,
  not_json: 415,
  other_protocol: 426,
  too_many_tries: 429,
  hub_failed: 500,
  hub_busy: 503,
}

/** Every no has a status, a code and a sentence. */
export const sendRefusal = (reply: FastifyReply, { refusal, message, field }: Refusal): FastifyReply =>
  reply
    .code(statusOf[refusal] ?? 400)
    .header('content-type', 'application/json')
    .send(JSON.stringify({ refusal, message, ...(field === undefined ? {} : { field }) }))

/** JSON that is written already, in UTF-8. */
export class JsonBytes {
  readonly bytes: Buffer

  constructor(bytes: Buffer) {
    this.bytes = bytes
  }
}

/** JSON, packed where the other side takes it so. */
export const sendJson = async (
  request: FastifyRequest,
  reply: FastifyReply,
  answer: unknown,
): Promise<FastifyReply> => {
  const json = answer instanceof JsonBytes ? answer.bytes : JSON.stringify(answer)
  reply.header('content-type', 'application/json').header('cache-control', 'no-store')
  if (json.length < worthPacking || !(request.headers['accept-encoding'] ?? '').includes('gzip'))
    return reply.send(json)
  return reply.header('content-encoding', 'gzip').send(await pack(json, { level: 3 }))
}
