import { parseArgs } from 'node:util'

export interface LaunchArguments {
  /** The shop's data folder, where the person chose one. */
  readonly data?: string
  /** TCP port of the loopback server for web shops; 0 takes any free one. */
  readonly port?: number
  /** Where this computer listens when it is made the shop's hub; by default for the network, at the usual port. */
  readonly hub: { readonly host?: string; readonly port?: number }
}

class LaunchArgumentError extends Error {
  override readonly name = 'LaunchArgumentError'
}

type Values = Readonly<Record<string, unknown>>

/** @throws LaunchArgumentError in words */
const portIn = (values: Values, name: string): { readonly port?: number } => {
  const text = values[name]
  if (typeof text !== 'string') return {}
  const port = Number(text)
  if (Number.isInteger(port) && port >= 0 && port <= 65_535) return { port }
  throw new LaunchArgumentError(`--${name} takes a number from 0 to 65535, and "${text}" is none.`)
}

const textIn = (values: Values, name: string): string | undefined => {
  const text = values[name]
  return typeof text === 'string' && text !== '' ? text : undefined
}

/** Reads `--data DIR`, `--port N`, `--hub-host ADDRESS` and `--hub-port N`, and passes over what Chromium and Electron take for themselves. */
export function readLaunchArguments(argv: readonly string[]): LaunchArguments {
  const text = { type: 'string' } as const
  const { values } = parseArgs({
    args: argv.slice(1),
    options: { data: text, port: text, 'hub-host': text, 'hub-port': text },
    strict: false,
    allowPositionals: true,
  })
  const [data, host] = [textIn(values, 'data'), textIn(values, 'hub-host')]
  return {
    ...(data === undefined ? {} : { data }),
    ...portIn(values, 'port'),
    hub: { ...(host === undefined ? {} : { host }), ...portIn(values, 'hub-port') },
  }
}
