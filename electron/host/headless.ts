import { readFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { usualDataFolder, usualHubPort, usualPort } from './defaults.ts'
import { fileSecrets } from './file-secrets.ts'
import { openHost } from './open-host.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))

const fail = (sentence: string): never => {
  process.stderr.write(`${sentence}\n`)
  process.exit(1)
}

const readArguments = () => {
  try {
    return parseArgs({
      options: {
        data: { type: 'string', default: usualDataFolder() },
        port: { type: 'string', default: String(usualPort) },
        'without-sandbox': { type: 'boolean', default: false },
        'hub-host': { type: 'string', default: '0.0.0.0' },
        'hub-port': { type: 'string', default: String(usualHubPort) },
      },
    }).values
  } catch (error) {
    const [problem = ''] = String(error instanceof Error ? error.message : error).split(/[.\n]/)
    return fail(`${problem}: there are --data DIR, --port N, --without-sandbox, --hub-host ADDRESS and --hub-port N.`)
  }
}

const readPort = (name: string, text: string): number => {
  const port = Number(text)
  return Number.isInteger(port) && port >= 0 && port <= 65_535
    ? port
    : fail(`“${text}” is not a port: give --${name} a number from 0 to 65535.`)
}

/** Runs the till until a signal ends it. What keeps it from starting is one sentence on stderr, and exit code 1. */
export const serve = async (): Promise<void> => {
  const values = readArguments()
  if (values.data === '') fail('Give --data the path of a folder.')
  const port = readPort('port', values.port)
  const hubPort = readPort('hub-port', values['hub-port'])
  const { version } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as { version: string }

  try {
    const host = await openHost({
      dataFolder: path.resolve(values.data),
      resources: path.join(root, 'resources'),
      pageFolder: path.join(root, 'out', 'renderer'),
      port,
      version,
      secrets: fileSecrets(path.resolve(values.data)),
      sandbox: values['without-sandbox']
        ? null
        : { entry: path.join(root, 'electron', 'sandbox', 'main.ts'), command: process.execPath, env: {} },
      hub: { host: values['hub-host'], port: hubPort },
      onDamage: (sentence) => process.stderr.write(`${sentence}\n`),
      // Looked for in development alone: to look takes time, too.
      ...(process.env['NODE_ENV'] !== 'production' && {
        onSlowQuery: (sentence: string) => process.stderr.write(`${sentence}\n`),
      }),
      onFailure: (error) => fail(error instanceof Error ? error.message : String(error)),
    })
    process.stdout.write(`Tillhouse ready at ${host.url}/?token=${host.token}\n`)
    let closing = false
    const close = () => {
      if (closing) return
      closing = true
      void host.close().then(() => process.exit(0))
    }
    process.on('SIGINT', close)
    process.on('SIGTERM', close)
  } catch (error) {
    fail(error instanceof Error ? error.message : String(error))
  }
}
