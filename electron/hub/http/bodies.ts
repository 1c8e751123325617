import { promisify } from 'node:util'
import { gunzip } from 'node:zlib'
import type { FastifyInstance } from 'fastify'
import { largestBody } from '../../../shared/contract/hub/protocol.ts'
import { isRefusal, type Refusal, refuse } from '../../../shared/domain/refusal.ts'

const unpack = promisify(gunzip)

export class RefusedBody extends Error {
  override readonly name = 'RefusedBody'
  readonly refusal: Refusal

  constructor(refusal: Refusal) {
    super(refusal.message)
    this.refusal = refusal
  }
}

export const tooLarge = refuse(
  'too_large',
  `That is more than the hub takes at once: at most ${largestBody / 1024 / 1024} MB, unpacked.`,
)
const notJson = refuse('not_json', 'The hub reads JSON, as it is or packed with gzip.')

/** JSON bodies, also packed; none larger than the bound, before or after it is unpacked. */
export const readBodies = (server: FastifyInstance): void => {
  const parse = server.getDefaultJsonParser('error', 'error')
  server.addContentTypeParser(
    'application/json',
    { parseAs: 'buffer', bodyLimit: largestBody },
    async (request: { headers: Readonly<Record<string, unknown>> }, body: Buffer) => {
      const text = await unpacked(body, request.headers['content-encoding'])
      if (isRefusal(text)) throw new RefusedBody(text)
      return new Promise((done, failed) => {
        void parse(request as never, text, (error, value: unknown) =>
          error === null ? done(value) : failed(new RefusedBody(notJson)),
        )
      })
    },
  )
}

const unpacked = async (body: Buffer, encoding: unknown): Promise<string | Refusal> => {
  if (encoding === undefined || encoding === 'identity') return body.toString('utf8')
  if (encoding !== 'gzip') return notJson
  try {
    return (await unpack(body, { maxOutputLength: largestBody })).toString('utf8')
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE' ? tooLarge : notJson
  }
}
