import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import type { Line } from '../protocol.ts'

const scenario = fileURLToPath(new URL('scenario.ts', import.meta.url))

/**
 * A mount that the processes under it see, and nobody else; it is gone with them. Where this user may not mount, in a
 * name space of users in which it may.
 */
const unshared = [
  ['unshare', '--mount'],
  ['unshare', '--user', '--map-root-user', '--mount'],
].find(
  ([command = '', ...options]) =>
    spawnSync(command, [...options, 'mount', '-t', 'tmpfs', 'tmpfs', '/mnt']).status === 0,
)

export const canMount = unshared !== undefined

const program = [process.execPath, '--disable-warning=ExperimentalWarning', scenario]

/**
 * Does the steps on an empty disk of so many bytes, which is mounted over the folder for as long as it takes. A step
 * `|` ends the process, and what follows it is done by a new one.
 */
export const onSmallDisk = (folder: string, bytes: number, steps: readonly string[]): Line[] => {
  const [command = '', ...options] = unshared ?? []
  const mount = ['sh', '-c', 'mount -t tmpfs -o size="$1" tmpfs "$2"; shift 2; "$@"', 'sh', String(bytes), folder]
  const processes = steps.join('\n').split('\n|\n')
  const run = processes
    .map((one) => [...program, `${folder}/shop`, ...one.split('\n')].map(quoted).join(' '))
    .join('\n')
  return linesOf(spawnSync(command, [...options, ...mount, 'sh', '-c', run], { encoding: 'utf8', maxBuffer: 1 << 28 }))
}

/** Does the steps with files that can't grow beyond so many bytes. */
export const withSmallFiles = (folder: string, bytes: number, steps: readonly string[]): Line[] =>
  linesOf(
    spawnSync('prlimit', [`--fsize=${bytes}`, ...program, `${folder}/shop`, ...steps], {
      encoding: 'utf8',
      maxBuffer: 1 << 28,
    }),
  )

const quoted = (word: string): string => `'${word.replaceAll("'", `'\\''`)}'`

const linesOf = ({ stdout, stderr }: { readonly stdout: string; readonly stderr: string }): Line[] => {
  // The shell tells of a process that was killed, which is what was asked for.
  const errors = stderr.split('\n').filter((line) => line !== '' && !line.startsWith('Killed'))
  if (errors.length > 0) throw new Error(errors.join('\n'))
  return stdout
    .split('\n')
    .slice(0, -1)
    .map((line) => JSON.parse(line) as Line)
}
