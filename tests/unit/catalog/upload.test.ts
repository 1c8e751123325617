import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { Upload } from '../../../electron/order-manager/catalog/import/upload.ts'
import type { Runtime } from '../../../electron/order-manager/ports/runtime.ts'
import type { ImportProgress } from '../../../shared/contract/catalog.ts'

/** A machine whose clock stands still until it is told to go on. */
const stillMachine = () => {
  let now = 0
  const waiting = new Map<() => void, number>()
  const unused = () => {
    throw new Error('an upload does not ask for this')
  }
  const runtime: Runtime = {
    now: () => now,
    newId: unused,
    newSecret: unused,
    sha256: (text) => createHash('sha256').update(text).digest('hex'),
    hashPin: unused,
    verifyPin: unused,
    after: (milliseconds, run) => {
      waiting.set(run, now + milliseconds)
      return () => waiting.delete(run)
    },
    afterOthers: queueMicrotask,
    elapsed: () => now,
  }
  const pass = (milliseconds: number) => {
    now += milliseconds
    for (const [run, at] of waiting) if (at <= now && waiting.delete(run)) run()
  }
  return { runtime, pass }
}
const file = Buffer.from('name,price\nBrush,6.90\n')
const minute = 60_000

test('a file that nobody asks for is put away after five minutes', async () => {
  const { runtime, pass } = stillMachine()
  const upload = new Upload(runtime, { id: 'i', fileName: 'a.csv', bytes: file.length })
  pass(4 * minute)
  expect(upload.append(file)).toBeNull()
  pass(4 * minute)
  expect(await upload.open()).toMatchObject({ file: { columns: ['name', 'price'] } })
  expect(upload.board.state).toBe('ready')
  pass(5 * minute)
  expect(upload.board.value).toMatchObject({ state: 'failed', problem: expect.stringContaining('five minutes') })
  expect(upload.isOpen).toBe(false)
})

test('a running import is never put away', async () => {
  const { runtime, pass } = stillMachine()
  const upload = new Upload(runtime, { id: 'i', fileName: 'a.csv', bytes: file.length })
  upload.append(file)
  await upload.open()
  upload.start(1)
  pass(60 * minute)
  expect(upload.board.state).toBe('running')
})

test('a file of which only a part arrived is refused', async () => {
  const { runtime } = stillMachine()
  const upload = new Upload(runtime, { id: 'i', fileName: 'a.csv', bytes: file.length + 1 })
  upload.append(file)
  expect(await upload.open()).toMatchObject({ refusal: 'not_a_csv', message: expect.stringContaining('part') })
})

test('who watches is told at most ten times a second, and at once of the end', () => {
  const { runtime, pass } = stillMachine()
  const upload = new Upload(runtime, { id: 'i', fileName: 'a.csv', bytes: 0 })
  upload.start(100)
  const told: ImportProgress[] = []
  const stop = upload.board.watch((progress) => told.push(progress))
  for (let done = 1; done <= 100; done++) {
    upload.board.set({ done })
    pass(10)
  }
  upload.end('done')
  stop()
  upload.board.set({ done: 0 })
  expect(told.length).toBeLessThanOrEqual(13)
  expect(told.at(-1)).toMatchObject({ state: 'done', done: 100 })
})

test('the same content has the same hash, whatever the pieces were that it came in', async () => {
  const { runtime } = stillMachine()
  const hashOf = async (size: number) => {
    const content = Buffer.concat([file, Buffer.alloc(3_000_000, 'x,1\n')])
    const upload = new Upload(runtime, { id: 'i', fileName: 'a.csv', bytes: content.length })
    for (let at = 0; at < content.length; at += size) upload.append(content.subarray(at, at + size))
    const opened = await upload.open()
    upload.end('cancelled')
    return 'contentHash' in opened ? opened.contentHash : opened
  }
  expect(await hashOf(100_000)).toBe(await hashOf(256 * 1024))
})
