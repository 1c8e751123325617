import { parseArgs } from 'node:util'

export interface LaunchArguments {
  /** The shop's data folder, where the person chose one. */
  readonly data?: string
  /** TCP port of the loopback server for web shops; 0 takes any free one. */
  readonly port?: number
}

class LaunchArgumentError extends Error {
  override readonly name = 'LaunchArgumentError'
}

/** Reads `--data DIR` and `--port N`, and passes over what Chromium and Electron take for themselves. */
export function readLaunchArguments(argv: readonly string[]): LaunchArguments {
  const { values } = parseArgs({
    args: argv.slice(1),
    options: { data: { type: 'string' }, port: { type: 'string' } },
    strict: false,
    allowPositionals: true,
  })
  const port = typeof values['port'] === 'string' ? Number(values['port']) : undefined
  if (port !== undefined && !(Number.isInteger(port) && port >= 0 && port <= 65_535))
    throw new LaunchArgumentError(`--port takes a number from 0 to 65535, and "${String(values['port'])}" is none.`)
  return {
    ...(typeof values['data'] === 'string' && values['data'] !== '' ? { data: values['data'] } : {}),
    ...(port === undefined ? {} : { port }),
  }
}
