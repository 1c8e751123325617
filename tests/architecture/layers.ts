import { dirname, join, normalize } from 'node:path/posix'
import type { Import } from './import-scanner.ts'

/** A layer's own folder, and what may be imported there beside that folder itself. */
interface Layer {
  readonly folder: string
  /** Folders of ours. */
  readonly mayUse: readonly string[]
  /** Folders of ours whose types alone may be used: types leave no trace in what runs. */
  readonly typesOf?: readonly string[]
  readonly packages: readonly string[]
  /** Node's own modules. */
  readonly node: boolean
}

const adapters = { mayUse: ['shared/domain', 'electron/order-manager/ports'], node: true }

/** DESIGN 2, a line each. */
export const layers: readonly Layer[] = [
  // Money, pricing and format are arithmetic, which every area may use; of each other, areas know the types.
  {
    folder: 'shared/domain',
    mayUse: [
      ...['money', 'pricing', 'format'].map((area) => `shared/domain/${area}`),
      ...['refusal.ts', 'canonical.ts'].map((file) => `shared/domain/${file}`),
    ],
    typesOf: ['shared/domain'],
    packages: [],
    node: false,
  },
  { folder: 'shared/contract', mayUse: ['shared/domain'], packages: ['zod'], node: false },
  { folder: 'shared/storefront', mayUse: ['shared/contract', 'shared/domain'], packages: ['zod'], node: false },
  { folder: 'shared/rpc', mayUse: ['shared/contract', 'shared/domain'], packages: ['zod'], node: false },
  {
    folder: 'electron/order-manager',
    mayUse: ['shared/domain', 'shared/contract', 'shared/storefront'],
    typesOf: ['shared/rpc'],
    packages: ['csv-parse', 'fast-xml-parser', 'zod'],
    node: false,
  },
  { folder: 'electron/store', ...adapters, packages: ['rxdb', 'rxjs', '@photostructure/sqlite'] },
  {
    folder: 'electron/sync',
    mayUse: [...adapters.mayUse, 'shared/contract'],
    packages: ['multicast-dns'],
    node: true,
  },
  { folder: 'electron/payments', ...adapters, packages: ['standardwebhooks', 'stripe', 'zod'] },
  { folder: 'electron/devices', ...adapters, packages: ['@point-of-sale/receipt-printer-encoder'] },
  {
    folder: 'electron/documents',
    ...adapters,
    packages: ['@bwip-js/node', '@point-of-sale/receipt-printer-encoder', 'pdfmake'],
  },
  {
    folder: 'electron/storefront',
    mayUse: ['shared/domain', 'shared/contract', 'shared/storefront'],
    packages: ['fastify', 'zod'],
    node: true,
  },
  {
    folder: 'electron/hub',
    mayUse: ['shared/domain', 'shared/contract', 'shared/storefront', 'electron/storefront'],
    packages: ['@electric-sql/pglite', 'fastify', 'multicast-dns', 'pg', 'pino', 'prom-client', 'zod'],
    node: true,
  },
  // It shares nothing with those who write but types.
  { folder: 'electron/verify', mayUse: [], typesOf: ['shared/domain'], packages: [], node: true },
  {
    folder: 'electron/host',
    mayUse: [
      'shared',
      ...['order-manager', 'store', 'payments', 'devices', 'documents', 'storefront', 'sync', 'verify'].map(
        (name) => `electron/${name}`,
      ),
    ],
    packages: ['@fastify/static', 'csv-parse', 'fastify', 'pino', 'uuidv7', 'ws', 'zod'],
    node: true,
  },
  {
    folder: 'electron/main',
    mayUse: ['electron/host'],
    typesOf: ['shared/rpc', 'electron/order-manager/ports'],
    packages: ['electron'],
    node: true,
  },
  { folder: 'electron/preload', mayUse: [], packages: ['electron'], node: false },
  {
    folder: 'electron/sandbox',
    mayUse: [],
    packages: ['@bwip-js/node', 'fastify', 'standardwebhooks', 'zod'],
    node: true,
  },
  {
    folder: 'renderer',
    mayUse: ['shared/contract', 'shared/rpc', 'shared/domain'],
    packages: [
      '@mantine',
      '@tabler/icons-react',
      '@tanstack',
      'react',
      'react-dom',
      'uuidv7',
      'zod',
      'dequal',
      'zustand',
    ],
    node: false,
  },
]

/** Says what is wrong with one import of `file` (a path from the repository's root), or undefined where it is allowed. */
export function violation(file: string, { specifier, typeOnly, line }: Import): string | undefined {
  const layer = layers.find(({ folder }) => isWithin(file, folder))
  const where = `${file}:${line}`
  if (!layer) return `${where} lies in no layer`
  if (specifier === undefined) return `${where} imports what can't be read here; write its name out`
  const allowed = specifier.startsWith('.')
    ? mayUseOurs(layer, file, normalize(join(dirname(file), specifier)), typeOnly)
    : mayUsePackage(layer, specifier)
  return allowed
    ? undefined
    : `${where} imports ${specifier}, which ${layer.folder} may not${typeOnly ? ', not even its types' : ''}`
}

function mayUseOurs(layer: Layer, file: string, target: string, typeOnly: boolean): boolean {
  return (
    isWithin(target, ownFolder(layer, file)) ||
    layer.mayUse.some((folder) => isWithin(target, folder)) ||
    (typeOnly && (layer.typesOf ?? []).some((folder) => isWithin(target, folder)))
  )
}

/** In the domain, each area is a layer of its own. */
function ownFolder({ folder }: Layer, file: string): string {
  return folder === 'shared/domain' ? dirname(file) : folder
}

function mayUsePackage({ packages, node }: Layer, specifier: string): boolean {
  return specifier.startsWith('node:') ? node : packages.some((name) => isWithin(specifier, name))
}

function isWithin(path: string, folder: string): boolean {
  return path === folder || path.startsWith(`${folder}/`)
}
