import { existsSync, globSync, readFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { describe, expect, test } from 'vitest'
import { importsOf } from './import-scanner.ts'
import { layers, violation } from './layers.ts'

const root = resolve(import.meta.dirname, '../..')
const files = globSync('{electron,shared,renderer}/**/*.{ts,tsx}', { cwd: root }).map((file) =>
  file.replaceAll('\\', '/'),
)
const imports = files.flatMap((file) =>
  importsOf(readFileSync(join(root, file), 'utf8')).map((found) => ({ file, ...found })),
)

describe('the layers of the house', () => {
  test.each(layers)('$folder was looked at', ({ folder }) => {
    expect(files.filter((file) => file.startsWith(`${folder}/`))).not.toEqual([])
  })

  test('each layer imports only what it may', () => {
    expect(imports.length).toBeGreaterThan(0)
    expect(imports.map(({ file, ...found }) => violation(file, found)).filter((found) => found !== undefined)).toEqual(
      [],
    )
  })

  test('each import of ours names its file in full, as Node reads it', () => {
    const ours = imports.filter(({ specifier }) => specifier?.startsWith('.'))
    expect(ours).not.toEqual([])
    const missing = ours.filter(({ file, specifier = '' }) => !existsSync(join(root, dirname(file), specifier)))
    expect(missing).toEqual([])
  })
})

/** The violations of an invented source. */
function judge(file: string, source: string): (string | undefined)[] {
  return importsOf(source)
    .map((found) => violation(file, found))
    .filter((found) => found !== undefined)
}

describe('the guard itself refuses', () => {
  test.each([
    ['shared/domain/orders/a.ts', "import { readFileSync } from 'node:fs'"],
    ['shared/domain/orders/a.ts', "import fs from 'fs'"],
    ['shared/domain/orders/a.ts', "import { receive } from '../inventory/receive.ts'"],
    ['shared/domain/orders/a.ts', "import { type A, b } from '../inventory/receive.ts'"],
    ['shared/domain/orders/a.ts', "import { order } from '../../contract/order.ts'"],
    ['shared/contract/a.ts', "import { useState } from 'react'"],
    ['shared/contract/a.ts', "import type { Server } from '../rpc/server.ts'"],
    ['shared/rpc/a.ts', "import { ipcRenderer } from 'electron'"],
    ['electron/order-manager/a.ts', "import { openStore } from '../store/open-store.ts'"],
    ['electron/order-manager/a.ts', "import { serve } from '../../shared/rpc/server.ts'"],
    ['electron/order-manager/a.ts', "import { randomUUID } from 'node:crypto'"],
    ['electron/store/a.ts', "import { paypal } from '../payments/paypal.ts'"],
    ['electron/store/a.ts', "import { place } from '../order-manager/orders/place.ts'"],
    ['electron/host/a.ts', "import { boot } from '../main/boot.ts'"],
    ['electron/host/a.ts', "const { app } = await import('electron')"],
    ['electron/host/a.ts', "const { app } = require('electron')"],
    ['electron/host/a.ts', "import '../sandbox/main.ts'"],
    ['electron/main/a.ts', "export { openStore } from '../store/open-store.ts'"],
    ['electron/preload/a.ts', "import { join } from 'node:path'"],
    ['electron/sandbox/a.ts', "import { money } from '../../shared/domain/money/money.ts'"],
    ['electron/sandbox/a.ts', "import type { Money } from '../../shared/domain/money/money.ts'"],
    ['renderer/client/a.ts', "import type { Host } from '../../electron/host/open-host.ts'"],
    ['renderer/client/a.ts', "import {\n  join,\n  dirname,\n} from 'node:path'"],
    ['renderer/client/a.ts', "export type A = import('../../electron/host/open-host.ts').Host"],
    ['renderer/client/a.ts', 'const page = await import(name)'],
    ['renderer/client/a.ts', "import fs from 'fs-extra'"],
    ['electron/elsewhere/a.ts', "import { a } from './b.ts'"],
  ])('%s: %s', (file, source) => {
    expect(judge(file, source)).toHaveLength(1)
  })
})

describe('the guard itself allows', () => {
  test.each([
    ['shared/domain/orders/a.ts', "import type { Movement } from '../inventory/movement.ts'"],
    ['shared/domain/orders/a.ts', "import { type A, type B } from '../inventory/movement.ts'"],
    ['shared/domain/orders/a.ts', "import { split } from '../money/split.ts'"],
    ['electron/store/a.ts', "const sqlite = await import('node:sqlite')"],
    ['electron/store/a.ts', "import { StoreFullError } from '../order-manager/ports/store.ts'"],
    ['electron/main/a.ts', "import { app } from 'electron'"],
    ['electron/sandbox/bank/a.ts', "import { answer } from '../loopback-server.ts'"],
    ['renderer/main.tsx', "import '@mantine/core/styles.css'"],
    ['renderer/client/a.ts', "// the words import('electron') in a comment"],
    ['renderer/client/a.ts', "/**\n * import { app } from 'electron'\n */"],
  ])('%s: %s', (file, source) => {
    expect(judge(file, source)).toEqual([])
  })
})
