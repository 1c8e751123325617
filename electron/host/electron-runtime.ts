import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'

const root = resolve(import.meta.dirname, '../..')
const electronPackage = join(root, 'node_modules/electron')
const executables: Readonly<Partial<Record<NodeJS.Platform, string>>> = {
  darwin: 'Electron.app/Contents/MacOS/Electron',
  win32: 'electron.exe',
}

/** Path of Electron's executable, where one is on this machine; ELECTRON_OVERRIDE_DIST_PATH goes before npm's. */
export function findElectronRuntime(): string | undefined {
  const executable = executables[process.platform] ?? 'electron'
  const override = process.env['ELECTRON_OVERRIDE_DIST_PATH']
  const path = override ? join(override, executable) : join(electronPackage, 'dist', executable)
  // npm's package writes path.txt last: without it, a download was broken off.
  const whole = override !== undefined || existsSync(join(electronPackage, 'path.txt'))
  return whole && existsSync(path) ? path : undefined
}

/** Lets Electron's npm package fetch its runtime, about 110 MB. Says what went wrong, or nothing. */
export function fetchElectronRuntime(): string | undefined {
  const fetching = spawnSync(process.execPath, [join(electronPackage, 'install.js')], {
    encoding: 'utf8',
    stdio: ['ignore', 'ignore', 'pipe'],
    timeout: 15 * 60_000,
  })
  if (fetching.status === 0) return undefined
  const reason = fetching.stderr?.split('\n').find((line) => line.trim() !== '')
  return reason?.trim() ?? 'the download took too long'
}

/** Electron's arguments for the app in this folder; those of the app itself follow. */
export function electronArguments(): string[] {
  // Chromium refuses to run as root inside its own sandbox.
  const asRoot = process.platform === 'linux' && process.getuid?.() === 0
  return [...(asRoot ? ['--no-sandbox'] : []), '-r', join(root, 'out/preload/early.cjs'), root]
}
