import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { _electron, type ElectronApplication } from '@playwright/test'
import { electronArguments, findElectronRuntime } from '../../../electron/host/electron-runtime.ts'

/**
 * Starts the built app on a data folder, in a real Electron window. Documents that the page hands out are saved in
 * the data folder's `downloads`, and no viewer opens them.
 * @throws Error where no runtime is on this machine.
 */
export async function launchElectron(options: {
  dataFolder: string
  port?: number
  env?: Readonly<Record<string, string>>
  /** Further arguments of the app. */
  more?: readonly string[]
}): Promise<ElectronApplication> {
  return _electron.launch({
    executablePath: runtime(),
    args: [...appArguments(options.dataFolder, options.port), ...(options.more ?? [])],
    env: environment(options.dataFolder, options.env),
  })
}

/** SIGKILL: the plug is pulled. */
export async function killElectron(app: ElectronApplication): Promise<void> {
  const closed = new Promise<void>((done) => app.once('close', () => done()))
  app.process().kill('SIGKILL')
  await closed
}

/** Starts the app where it is expected to end by itself, and answers its exit code and what it wrote as errors. */
export async function runElectronToItsEnd(dataFolder: string): Promise<{ code: number | null; errors: string }> {
  const app = spawn(runtime(), appArguments(dataFolder), {
    env: environment(dataFolder),
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  let errors = ''
  app.stderr.setEncoding('utf8').on('data', (text: string) => {
    errors += text
  })
  return new Promise((done, fail) => app.once('error', fail).once('close', (code) => done({ code, errors })))
}

function runtime(): string {
  const path = findElectronRuntime()
  if (path === undefined) throw new Error('There is no Electron runtime on this machine.')
  return path
}

function appArguments(dataFolder: string, port = 0): string[] {
  return [...electronArguments(), '--data', dataFolder, '--port', String(port)]
}

function environment(dataFolder: string, more: Readonly<Record<string, string>> = {}): Record<string, string> {
  const env: Record<string, string> = {}
  for (const [name, value] of Object.entries(process.env)) if (value !== undefined) env[name] = value
  delete env['ELECTRON_RUN_AS_NODE']
  return { ...env, TILLHOUSE_NO_DIALOG: '1', TILLHOUSE_DOWNLOADS: join(dataFolder, 'downloads'), ...more }
}
