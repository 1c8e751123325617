import { type ChildProcess, spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import type { z } from 'zod'
import type { Log } from '../order-manager/ports/runtime.ts'

/** A script to be run beside this process: by Node, or by Electron's own executable. */
export interface Program {
  readonly entry: string
  readonly command: string
  /** Added to this process's own environment. */
  readonly env: Readonly<Record<string, string>>
}

export interface Keeping<Ready> {
  /** As the log calls it. */
  readonly name: string
  readonly program: Program
  readonly arguments: readonly string[]
  /** What it writes on its first line, as JSON, when it is ready. */
  readonly ready: z.ZodType<Ready>
  /** Told that line at each start. A process that writes anything else is ended, and started again. */
  readonly said: (at: Ready) => void
  /** Told when it ended by itself, with the last that it wrote of its errors; it is started again. */
  readonly ended: (why: string) => void
  readonly log: Log
}

/** Milliseconds that it has to end by itself. */
const longestEnd = 2000
const pause = 2000

/** A process that ends with this one, and is started again if it dies. Its standard input closes when it is to end. */
export const keepProcess = <Ready>(keeping: Keeping<Ready>) => {
  const { name, program, arguments: given, ready, said, ended, log } = keeping
  let child: ChildProcess | null = null
  let stopped = false

  const begin = (): void => {
    if (stopped) return
    const started = spawn(program.command, [program.entry, ...given], {
      env: { ...process.env, ...program.env },
      stdio: ['pipe', 'pipe', 'pipe'],
    })
    child = started
    let errors = ''
    started.stderr.on('data', (bytes: Buffer) => {
      errors = bytes.toString().slice(0, 2000)
      log.warn({ text: errors }, name)
    })
    started.stdin.on('error', () => undefined)
    createInterface({ input: started.stdout }).once('line', (line) => {
      if (stopped) return
      const at = read(ready, line)
      if (at !== undefined) return said(at)
      errors = 'It did not say where it is.'
      started.kill()
    })
    const gone = (why: string): void => {
      if (child !== started) return
      child = null
      if (stopped) return
      ended(errors.trim() || why)
      log.warn({ name, why }, 'a process ended; it is started again')
      setTimeout(begin, pause).unref()
    }
    started.on('error', (error) => gone(error.message))
    started.on('close', (code, signal) => gone(String(signal ?? code)))
  }
  begin()

  return {
    /** Ends it for good: nobody is told of anything any more. */
    stop: async (): Promise<void> => {
      stopped = true
      const last = child
      if (last === null) return
      const exited = new Promise<void>((resolve) => last.once('exit', () => resolve()))
      last.stdin?.end()
      last.kill()
      const late = setTimeout(() => last.kill('SIGKILL'), longestEnd)
      await exited
      clearTimeout(late)
    },
  }
}

const read = <Ready>(ready: z.ZodType<Ready>, line: string): Ready | undefined => {
  try {
    return ready.parse(JSON.parse(line))
  } catch {
    return undefined
  }
}

export type KeptProcess = ReturnType<typeof keepProcess>
