import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type ChildRun, runChild } from './child.ts'
import { type KeptSale, keptSale } from './kept-sale.ts'
import type { ShopSize } from './load-shop.ts'
import { codesOf } from './questions.ts'
import { type Figures, overTurns } from './turns.ts'
import { keystrokes } from './typed-texts.ts'

export interface StartFigures {
  /** From the spawn of the process to the first sale that is on the disk. */
  readonly ours: Figures
  readonly raw: Figures
  /** Median milliseconds from the spawn: modules read, store open, sale on the disk. */
  readonly steps: { readonly loaded: number; readonly open: number; readonly sold: number }
}

const patience = 120_000

/** Starts in turns, each a fresh process; the system has the file in its cache, as after a restart of the program. */
export const measureStarts = async (
  paths: { readonly folder: string; readonly twin: string },
  size: ShopSize,
  sales: readonly KeptSale[],
): Promise<StartFigures> => {
  const ours: Steps[] = []
  const raw: Steps[] = []
  const sold = codesOf(size, sales.length)
  for (const [at, sale] of sales.entries()) {
    const file = join(paths.folder, '..', 'sale.json')
    writeFileSync(file, keptSale(sale))
    ours.push(stepsOf(await runChild('programs/first-sale.ts', [paths.folder, sold[at] ?? ''], patience)))
    raw.push(stepsOf(await runChild('programs/raw-first-sale.ts', [paths.twin, file], patience)))
  }
  const of = (all: readonly Steps[], step: keyof Steps): Figures => overTurns(all.map((steps) => steps[step]))
  return {
    ours: of(ours, 'sold'),
    raw: of(raw, 'sold'),
    steps: { loaded: of(ours, 'loaded').p50, open: of(ours, 'open').p50, sold: of(ours, 'sold').p50 },
  }
}

type Steps = Record<'loaded' | 'open' | 'sold', number>

const stepsOf = (run: ChildRun): Steps => {
  const after = (step: string): number => {
    const line = run.lines.find(({ text }) => text === step)
    if (line === undefined) throw new Error(`The process ended (${run.exitCode}) before it was ${step}.`)
    return line.after
  }
  return { loaded: after('loaded'), open: after('open'), sold: after('sold') }
}

export interface MemoryStep {
  readonly step: string
  /** Bytes. `files` is the program's own code and what else is mapped; `highest` the most so far. */
  readonly resident: number
  readonly anonymous: number
  readonly files: number
  readonly highest: number
}

const salesForMemory = 200
const searchesForMemory = 400

export const measureMemory = async (folder: string, size: ShopSize): Promise<MemoryStep[]> => {
  const texts = keystrokes(size)
    .slice(0, searchesForMemory)
    .map(({ text }) => text)
    .filter((text) => text.trim() !== '')
  const words = [folder, ...codesOf(size, salesForMemory), '--', ...texts]
  const run = await runChild('programs/host-memory.ts', words, patience)
  if (run.exitCode !== 0) throw new Error(`The host ended with ${run.exitCode}.`)
  return run.lines.flatMap(({ text }) => (text.startsWith('{"step"') ? [JSON.parse(text) as MemoryStep] : []))
}
