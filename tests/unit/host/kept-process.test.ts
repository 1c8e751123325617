import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pino } from 'pino'
import { afterEach, expect, test } from 'vitest'
import { z } from 'zod'
import { type KeptProcess, keepProcess } from '../../../electron/host/kept-process.ts'
import { temporaryFolder } from '../../support/temporary-folder.ts'

const folder = temporaryFolder()
let kept: KeptProcess | undefined
afterEach(async () => {
  await kept?.stop()
  folder.remove()
})

test('a process that does not say where it is, is ended and started again', async () => {
  const entry = join(folder.path, 'program.mjs')
  writeFileSync(
    entry,
    `import { existsSync, writeFileSync } from 'node:fs'
const before = ${JSON.stringify(join(folder.path, 'before'))}
const again = existsSync(before)
writeFileSync(before, '')
console.log(again ? '{"port":7420}' : 'Hello!')
setInterval(() => undefined, 1000)`,
  )
  const ended: string[] = []
  const at = await new Promise((said) => {
    kept = keepProcess({
      name: 'program',
      program: { entry, command: process.execPath, env: {} },
      arguments: [],
      ready: z.object({ port: z.int() }),
      said,
      ended: (why) => ended.push(why),
      log: pino({ level: 'silent' }),
    })
  })
  expect(at).toEqual({ port: 7420 })
  expect(ended).toEqual(['It did not say where it is.'])
})
