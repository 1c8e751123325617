import { spawn } from 'node:child_process'
import { mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join, resolve } from 'node:path'

const root = resolve(import.meta.dirname, '../..')
const results = join(root, 'test-results')

/** Runs a package's script on this Node, with its output on ours. Answers its exit code. */
export async function runTool(script: string, args: readonly string[], env: NodeJS.ProcessEnv = {}): Promise<number> {
  const child = spawn(
    process.execPath,
    ['--disable-warning=ExperimentalWarning', join(root, 'node_modules', script), ...args],
    {
      cwd: root,
      env: { ...process.env, ...env },
      stdio: ['ignore', 'inherit', 'inherit'],
    },
  )
  return new Promise((done, fail) => child.once('error', fail).once('close', (code) => done(code ?? 1)))
}

/** Path for a tool's JSON report. What an earlier run left there is removed, so that it is never counted again. */
export function freshReport(name: string): string {
  mkdirSync(results, { recursive: true })
  const file = join(results, `${name}.json`)
  rmSync(file, { force: true })
  return file
}

/** What a tool reported, or undefined where it ended before it could. */
export function readReport(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch {
    return undefined
  }
}
