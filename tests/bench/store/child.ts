import { type ChildProcess, spawn } from 'node:child_process'
import { join } from 'node:path'
import { createInterface } from 'node:readline'

const flags = ['--disable-warning=ExperimentalWarning']

export interface ChildRun {
  /** Lines that the process wrote, each with the milliseconds since it was spawned. */
  readonly lines: readonly { readonly text: string; readonly after: number }[]
  /** It was ended because its time was up. */
  readonly late: boolean
  readonly exitCode: number | null
}

/** Runs a program of this folder in a fresh Node and waits for its end, at most so many milliseconds. */
export const runChild = (
  program: string,
  words: readonly string[],
  limit: number,
  nodeFlags: readonly string[] = [],
): Promise<ChildRun> =>
  new Promise((resolve) => {
    const lines: { text: string; after: number }[] = []
    const start = performance.now()
    const child: ChildProcess = spawn(
      process.execPath,
      [...flags, ...nodeFlags, join(import.meta.dirname, program), ...words],
      { stdio: ['ignore', 'pipe', 'inherit'] },
    )
    let late = false
    const timer = setTimeout(() => {
      late = true
      child.kill('SIGKILL')
    }, limit)
    if (child.stdout !== null)
      createInterface({ input: child.stdout }).on('line', (text) =>
        lines.push({ text, after: performance.now() - start }),
      )
    child.once('close', (exitCode) => {
      clearTimeout(timer)
      resolve({ lines, late, exitCode })
    })
  })
