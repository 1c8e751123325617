import { hash } from 'node:crypto'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { z } from 'zod'
import type { Problem } from '../../shared/contract/storefront.ts'
import type { Rejection } from '../../shared/storefront/rejection.ts'

/** A problem as RFC 9457 has it. */
export const send = (reply: FastifyReply, status: number, title: string, detail: string, errors?: Problem['errors']) =>
  reply
    .code(status)
    .header('content-type', 'application/problem+json')
    .send(
      JSON.stringify({
        type: 'about:blank',
        title,
        status,
        detail,
        ...(errors === undefined ? {} : { errors }),
      } satisfies Problem),
    )

export const sendRejection = (reply: FastifyReply, { status, title, errors }: Rejection) =>
  send(reply, status, title, 'Nothing was stored.', [...errors])

/** `lines[0].quantity`, as the web shop's programmer wrote it. */
const fieldOf = (path: readonly PropertyKey[]): string =>
  path.reduce<string>(
    (field, key) =>
      typeof key === 'number' ? `${field}[${key}]` : field === '' ? String(key) : `${field}.${String(key)}`,
    '',
  )

export const sendInvalid = (reply: FastifyReply, error: z.ZodError) =>
  send(
    reply,
    422,
    'The request is not valid',
    'Nothing was stored. Correct the fields named and send it again.',
    error.issues.map((issue) => ({
      // A field that nobody knows is named itself, not what it is in.
      field: fieldOf([...issue.path, ...(issue.code === 'unrecognized_keys' ? issue.keys.slice(0, 1) : [])]),
      message: issue.message,
    })),
  )

/** Sends the body with its ETag, or 304 to who has it already (RFC 9110, 13.1.2). */
export const sendTagged = (request: FastifyRequest, reply: FastifyReply, body: object) => {
  const text = JSON.stringify(body)
  const tag = `"${hash('sha256', text, 'base64url')}"`
  const known = (request.headers['if-none-match'] ?? '').split(',').map((one) => one.trim().replace(/^W\//, ''))
  reply.header('etag', tag).header('cache-control', 'private, no-cache')
  if (known.includes(tag) || known.includes('*')) return reply.code(304).send()
  return reply.header('content-type', 'application/json; charset=utf-8').send(text)
}
