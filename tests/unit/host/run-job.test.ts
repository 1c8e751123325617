import { spawn } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { runJob } from '../../../electron/host/backups/run-job.ts'
import { temporaryFolder } from '../../support/temporary-folder.ts'

const job = { kind: 'adopt', folder: '' } as const
const aFolder = (): string => {
  const folder = temporaryFolder()
  onTestFinished(folder.remove)
  return folder.path
}
const script = (text: string): string => {
  const file = join(aFolder(), 'entry.mjs')
  writeFileSync(file, text)
  return file
}
const isAlive = (pid: number): boolean => {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}

test('given a process that crashes, then the job is broken off, and whoever asked for it goes on', async () => {
  const running = runJob(script(`process.once('message', () => process.kill(process.pid, 'SIGSEGV'))`), job)
  await expect(running.answer).rejects.toThrow('The backup was broken off.')
  await running.end()
})

test('given an entry that is not there, then the job is broken off', async () => {
  await expect(runJob(join(aFolder(), 'none.ts'), job).answer).rejects.toThrow('The backup was broken off.')
})

test('given a job that goes on for ever, when it is ended, then its process is gone', async () => {
  const running = runJob(
    script(`process.once('message', () => { process.send({ answer: process.pid }); for (;;); })`),
    job,
  )
  const pid = Number(await running.answer)
  expect(isAlive(pid)).toBe(true)
  await running.end()
  expect(isAlive(pid)).toBe(false)
})

test('given a till that is killed, then the process that made its backup ends as well', async () => {
  const entry = new URL('../../../electron/host/backups/worker.ts', import.meta.url).pathname
  // As runJob starts it, but idle: it waits for a job that never comes.
  const till = script(`
    import { fork } from 'node:child_process'
    const child = fork(${JSON.stringify(entry)}, [], { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] })
    child.once('spawn', () => console.log(child.pid))
    setInterval(() => {}, 1000)
  `)
  const parent = spawn(process.execPath, [till], { stdio: ['ignore', 'pipe', 'inherit'] })
  const pid = Number(await new Promise<Buffer>((resolve) => parent.stdout.once('data', resolve)))
  expect(isAlive(pid)).toBe(true)
  parent.kill('SIGKILL')
  await expect.poll(() => isAlive(pid), { timeout: 20_000 }).toBe(false)
})
