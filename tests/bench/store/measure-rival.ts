import { temporaryFolder } from '../../support/temporary-folder.ts'
import { runChild } from './child.ts'
import type { ShopSize } from './load-shop.ts'
import { memoryStorageWords } from './rivals/memory-storage.ts'
import { pouchWords } from './rivals/pouchdb.ts'
import type { RivalWords } from './rivals/rival.ts'
import type { Figures } from './turns.ts'

export const rivals = ['rxdb', 'pouchdb'] as const
export type RivalName = (typeof rivals)[number]

export interface RivalFigures {
  readonly words: RivalWords
  readonly documents: number
  readonly orders: number
  readonly rowsPerSecond: number
  /** What kept it from loading all; null when it did. */
  readonly stopped: string | null
  /** Bytes of the process after loading, and of the files at the end. */
  readonly resident: number
  readonly fileSize: number
  readonly figures: Readonly<Record<string, Figures>>
}

const minute = 60_000
const minutesToAsk = 5
/** MiB: what a rival that keeps all in memory may take. */
const heap = 8192

/** A rival in a process of its own, loading for at most so many minutes and asked for a few more. */
export const measureRival = async (name: RivalName, size: ShopSize, minutes: number): Promise<RivalFigures> => {
  const folder = temporaryFolder()
  const words = [name, folder.path, size.products, size.orders, size.seed, minutes * minute].map(String)
  const run = await runChild('programs/rival.ts', words, (minutes + minutesToAsk) * minute, [
    `--max-old-space-size=${heap}`,
  ])
  folder.remove()
  const lines = run.lines.map(({ text }) => JSON.parse(text) as Record<string, unknown>)
  const last = lines.findLast((line) => 'documents' in line) ?? {}
  const number = (line: Record<string, unknown> | undefined, field: string): number => Number(line?.[field] ?? 0)
  const [documents, orders, milliseconds] = [
    number(last, 'documents'),
    number(last, 'orders'),
    number(last, 'milliseconds'),
  ]
  const figures = lines.flatMap((line) => ('what' in line ? [[String(line['what']), line['figures'] as Figures]] : []))
  const so = `stopped after ${documents.toLocaleString('en')} rows in ${(milliseconds / minute).toFixed(1)} minutes`
  const ended = run.late ? `${so}: time was up` : `${so}: the process ended with ${run.exitCode ?? 'a signal'}`
  return {
    words: name === 'rxdb' ? memoryStorageWords : pouchWords,
    documents,
    orders,
    rowsPerSecond: (documents / milliseconds) * 1000,
    stopped: run.exitCode === 0 ? (orders < size.orders ? so : null) : ended,
    resident: number(
      lines.find((line) => 'resident' in line),
      'resident',
    ),
    fileSize: number(
      lines.find((line) => 'size' in line),
      'size',
    ),
    figures: Object.fromEntries(figures),
  }
}
