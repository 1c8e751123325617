import { mkdirSync, readFileSync } from 'node:fs'
import { homedir } from 'node:os'
import path from 'node:path'
import { parseArgs } from 'node:util'
import pino from 'pino'
import { openHub } from './open-hub.ts'
import type { Certificate } from './tls/certificate.ts'
import { keptCertificate } from './tls/kept-certificate.ts'

/**
 * `npm run hub -- [--data DIR] [--port N] [--host ADDRESS] [--cert FILE --key FILE] [--new-organisation] [--no-announce]`, with DATABASE_URL for
 * a PostgreSQL server. On an address that others reach it speaks TLS, and is announced on its network. A till that runs it adds `--with-parent`, for a line of
 * JSON and an end when standard input ends, and `--office-code`, for a code where its first device is paired already.
 */
const usualPort = '7420'

const fail = (sentence: string): never => {
  process.stderr.write(`${sentence}\n`)
  process.exit(1)
}

const readArguments = () => {
  try {
    return parseArgs({
      options: {
        data: { type: 'string', default: path.join(homedir(), '.local', 'share', 'tillhouse-hub') },
        port: { type: 'string', default: usualPort },
        host: { type: 'string', default: '127.0.0.1' },
        cert: { type: 'string' },
        key: { type: 'string' },
        'new-organisation': { type: 'boolean', default: false },
        'no-announce': { type: 'boolean', default: false },
        'with-parent': { type: 'boolean', default: false },
        'office-code': { type: 'boolean', default: false },
      },
    }).values
  } catch (error) {
    const [problem = ''] = String(error instanceof Error ? error.message : error).split(/[.\n]/)
    return fail(
      `${problem}: there are --data DIR, --port N, --host ADDRESS, --cert FILE, --key FILE, --new-organisation and --no-announce.`,
    )
  }
}

const values = readArguments()
const port = Number(values.port)
if (!Number.isInteger(port) || port < 0 || port > 65_535)
  fail(`“${values.port}” is not a port: give --port a number from 0 to 65535.`)
if ((values.cert === undefined) !== (values.key === undefined)) fail('Give --cert and --key together.')

const certificate = (): Certificate | null => {
  if (values.cert !== undefined && values.key !== undefined)
    return { cert: readFileSync(values.cert, 'utf8'), key: readFileSync(values.key, 'utf8') }
  const here = ['127.0.0.1', 'localhost', '::1'].includes(values.host)
  return here ? null : keptCertificate(values.data, Date.now())
}

const inWords = (error: unknown): string => {
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  if (code === 'EADDRINUSE') return `Port ${port} is taken by another program: give --port another number.`
  if (code === 'ECONNREFUSED') return 'The database at DATABASE_URL does not answer: is it running?'
  return error instanceof Error ? error.message : String(error)
}

let ending = (): void => process.exit(0)
// Watched from the start: a parent that is killed meanwhile must not leave it behind.
if (values['with-parent']) {
  process.stdin.on('end', () => ending()).on('error', () => ending())
  process.stdin.resume()
}

try {
  mkdirSync(values.data, { recursive: true })
  const hub = await openHub({
    folder: path.resolve(values.data),
    databaseUrl: process.env['DATABASE_URL'] ?? null,
    host: values.host,
    port,
    certificate: certificate(),
    ...(values['no-announce'] ? { announce: null } : {}),
    log: pino({ base: null, level: values['with-parent'] ? 'warn' : 'info' }, pino.destination(2)),
  })
  const code = values['new-organisation']
    ? await hub.newOrganisation()
    : (hub.firstCode ?? (values['office-code'] ? await hub.officeCode() : null))
  if (values['with-parent']) process.stdout.write(`${JSON.stringify({ url: hub.url, code: code?.code ?? null })}\n`)
  else process.stdout.write(`Tillhouse hub ready at ${hub.url}\n`)
  if (code !== null && !values['with-parent'])
    process.stdout.write(`Pair the shop’s first till with the code ${code.code}, within a quarter of an hour.\n`)
  let closing = false
  const close = (): void => {
    if (closing) return
    closing = true
    void hub.close().then(() => process.exit(0))
  }
  ending = close
  process.on('SIGINT', close)
  process.on('SIGTERM', close)
} catch (error) {
  fail(inWords(error))
}
