import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'

const program = fileURLToPath(new URL('open-child.ts', import.meta.url))

export interface Child {
  readonly process: ChildProcess
  /** What it has printed so far. */
  output(): string
  /** Resolves once it has printed the text. */
  printed(text: string): Promise<void>
  /** SIGKILL, and waits for its end. */
  kill(): Promise<void>
}

/** Starts a process that opens the folder: `hold` it, or `write` to it without end. */
export const startChild = (folder: string, what: 'hold' | 'write', start = 0): Child => {
  const child = spawn(process.execPath, ['--no-warnings', program, folder, what, String(start)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let output = ''
  child.stdout.setEncoding('utf8')
  child.stdout.on('data', (chunk: string) => {
    output += chunk
  })
  const closed = once(child, 'close')
  const printed = async (text: string): Promise<void> => {
    while (!output.includes(text)) {
      if (child.exitCode !== null) throw new Error(`The child ended before it printed ${text}.`)
      await Promise.race([once(child.stdout, 'data'), closed])
    }
  }
  const kill = async (): Promise<void> => {
    child.kill('SIGKILL')
    await closed
  }
  return { process: child, output: () => output, printed, kill }
}
