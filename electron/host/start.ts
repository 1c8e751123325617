import { spawn } from 'node:child_process'
import { homedir } from 'node:os'
import { join, resolve } from 'node:path'
import { createInterface } from 'node:readline'
import { buildIfStale } from './build.ts'
import { electronArguments, fetchElectronRuntime, findElectronRuntime } from './electron-runtime.ts'

/**
 * `npm start` opens the till's window, or says in one line why it can't and opens the till in a browser.
 * `npm run serve`, which is `start.ts serve`, is the browser till alone: in this process, so that a signal to it counts.
 */
const root = resolve(import.meta.dirname, '../..')
const [mode, ...rest] = process.argv.slice(2)

/** What Chromium and the loader write when a machine lacks what a window needs. */
const obstacles: readonly { sign: RegExp; says: string }[] = [
  { sign: /error while loading shared libraries/, says: 'a system library of Electron’s is missing' },
  { sign: /Missing X server|[Cc]annot open display|Unable to open X display/, says: 'the display does not answer' },
  { sign: /SUID sandbox helper|No usable sandbox/, says: 'the system forbids Chromium’s sandbox' },
]

/** Chromium's log, `[pid:date/time:ERROR:file.cc(line)] …`, says nothing to a shopkeeper. */
const chromiumsOwn = /^\[\d+:\d+\/[\d.]+:[A-Z]+:\S+\(\d+\)\]/

async function start(args: readonly string[]): Promise<void> {
  const obstacle = noDisplay() ?? (await runWindow(args))
  if (obstacle === undefined) return
  console.error(`The desktop window can’t open here (${obstacle}), so the till opens in the browser.`)
  await runInBrowser(args.some((argument) => /^--data(=|$)/.test(argument)) ? args : ['--data', windowsShop(), ...args])
}

/** The folder that the window would use: who sells in the browser today finds the sales in the window tomorrow. */
function windowsShop(): string {
  const { APPDATA, XDG_CONFIG_HOME } = process.env
  const applications =
    process.platform === 'darwin'
      ? join(homedir(), 'Library', 'Application Support')
      : process.platform === 'win32'
        ? (APPDATA ?? join(homedir(), 'AppData', 'Roaming'))
        : XDG_CONFIG_HOME || join(homedir(), '.config')
  return join(applications, 'Tillhouse', 'shop')
}

function noDisplay(): string | undefined {
  const { DISPLAY, WAYLAND_DISPLAY } = process.env
  return process.platform === 'linux' && !DISPLAY && !WAYLAND_DISPLAY ? 'there is no display' : undefined
}

/** Runs the app until it ends. Answers what kept the window from opening, where that is Electron's or the system's. */
async function runWindow(args: readonly string[]): Promise<string | undefined> {
  let runtime = findElectronRuntime()
  if (!runtime) {
    console.error('Fetching Electron’s runtime, about 110 MB; this happens once.')
    const failure = fetchElectronRuntime()
    runtime = findElectronRuntime()
    if (!runtime) return `Electron’s runtime could not be fetched: ${failure ?? 'it is not where it should be'}`
  }
  const { ELECTRON_RUN_AS_NODE: _, ...env } = process.env
  const app = spawn(runtime, [...electronArguments(), ...args], {
    env,
    stdio: ['inherit', 'inherit', 'pipe'],
  })
  passSignals((signal) => app.kill(signal))
  let obstacle: string | undefined
  createInterface(app.stderr).on('line', (line) => {
    obstacle ??= obstacles.find(({ sign }) => sign.test(line))?.says
    if (!chromiumsOwn.test(line)) console.error(line)
  })
  const code = await new Promise<number | null>((done) => {
    app.once('error', (error) => {
      obstacle = `Electron did not start: ${error.message}`
      done(1)
    })
    app.once('close', (status) => done(status))
  })
  if (obstacle !== undefined && code !== 0) return obstacle
  process.exitCode = code ?? 1
  return undefined
}

async function runInBrowser(args: readonly string[]): Promise<void> {
  const script = resolve(import.meta.dirname, 'serve.ts')
  const host = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', script, ...args], {
    cwd: root,
    stdio: ['inherit', 'pipe', 'inherit'],
  })
  passSignals((signal) => host.kill(signal))
  createInterface(host.stdout).on('line', (line) => {
    console.log(line)
    const link = /^Tillhouse ready at (\S+)$/.exec(line)?.[1]
    if (link !== undefined) openLink(link)
  })
  process.exitCode = await new Promise<number>((done) => host.once('close', (status) => done(status ?? 1)))
}

/** Best effort: the link is printed anyway. */
function openLink(link: string): void {
  if (noDisplay() !== undefined) return
  const [command, ...args]: [string, ...string[]] =
    process.platform === 'darwin'
      ? ['open', link]
      : process.platform === 'win32'
        ? ['rundll32', 'url.dll,FileProtocolHandler', link]
        : ['xdg-open', link]
  spawn(command, args, { stdio: 'ignore', detached: true })
    .on('error', () => {})
    .unref()
}

/** The child closes in order and then ends this process; a second way out would cut that short. */
function passSignals(pass: (signal: NodeJS.Signals) => void): void {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.removeAllListeners(signal)
    process.on(signal, () => pass(signal))
  }
}

/** npm passes a SIGTERM on to the shell between it and us, which dies of it alone and would leave us with the shop. */
function endWithNpm(): void {
  if (!process.env['npm_lifecycle_event'] || process.platform === 'win32') return
  const shell = process.ppid
  const watch = setInterval(() => {
    if (process.ppid === shell) return
    clearInterval(watch)
    process.kill(process.pid, 'SIGTERM')
  }, 500)
  watch.unref()
}

endWithNpm()
try {
  buildIfStale()
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exit(1)
}
if (mode === 'serve') {
  process.argv.splice(2, 1)
  await import('./serve.ts')
} else {
  await start(mode === undefined ? [] : [mode, ...rest])
}
