import { spawnSync } from 'node:child_process'
import { mkdirSync, readdirSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'

const root = resolve(import.meta.dirname, '../..')
const sources = ['electron', 'shared', 'renderer', 'resources', 'electron.config.ts', 'package.json']
const stamp = join(root, 'out', 'built')

/**
 * Builds the page and the app's main process into out/, where that is missing or older than a source. Says nothing
 * unless it fails.
 * @throws Error with the build's own words.
 */
export function buildIfStale(): void {
  const built = statSync(stamp, { throwIfNoEntry: false })?.mtimeMs ?? 0
  if (sources.every((source) => newest(join(root, source)) <= built)) return
  const begun = new Date()
  const command = join(root, 'node_modules', 'electron-vite', 'bin', 'electron-vite.js')
  const build = spawnSync(process.execPath, [command, 'build', '--config', 'electron.config.ts'], {
    cwd: root,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  if (build.status !== 0) throw new Error(`The build failed.\n${build.stdout ?? ''}${build.stderr ?? ''}`)
  mkdirSync(join(root, 'out'), { recursive: true })
  writeFileSync(stamp, '')
  // A source that was saved while the build ran is newer than what was built.
  utimesSync(stamp, begun, begun)
}

/** Milliseconds since 1970 of the latest change below a path; folders count too, so that a removed file is seen. */
function newest(path: string): number {
  const status = statSync(path, { throwIfNoEntry: false })
  if (!status) return 0
  if (!status.isDirectory()) return status.mtimeMs
  return readdirSync(path).reduce((latest, name) => Math.max(latest, newest(join(path, name))), status.mtimeMs)
}
