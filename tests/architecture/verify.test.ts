import { globSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { join as joinPosix } from 'node:path/posix'
import { expect, test } from 'vitest'
import { importsOf } from './import-scanner.ts'

const root = resolve(import.meta.dirname, '../..')
/** To read a file, to check a checksum and a hash. */
const allowed = ['node:crypto', 'node:fs', 'node:path', 'node:sqlite', 'node:url', 'node:zlib']

/** What the verifier takes from elsewhere that is more than a type. */
const taken = (file: string, source: string): string[] =>
  importsOf(source).flatMap(({ specifier = '?', typeOnly }) => {
    if (typeOnly || allowed.includes(specifier)) return []
    const ours = specifier.startsWith('.') && joinPosix(file, '..', specifier).startsWith('electron/verify/')
    return ours ? [] : [`${file}: ${specifier}`]
  })

test('verify shares nothing with those who write but types', () => {
  const files = globSync('electron/verify/**/*.ts', { cwd: root }).map((file) => file.replaceAll('\\', '/'))
  expect(files.length).toBeGreaterThan(10)
  expect(files.flatMap((file) => taken(file, readFileSync(join(root, file), 'utf8')))).toEqual([])
})

test.each([
  "import { sum } from '../../shared/domain/money/money.ts'",
  "import { type Order, evolve } from '../../shared/domain/orders/evolve.ts'",
  "import { openStore } from '../store/open-store.ts'",
  "import { createRxDatabase } from 'rxdb'",
  'const code = await import(name)',
])('the guard refuses %s', (source) => expect(taken('electron/verify/a.ts', source)).toHaveLength(1))
