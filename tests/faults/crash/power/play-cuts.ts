import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { loadDriver } from '../../../../electron/store/rx-storage/sqlite/driver.ts'
import { type Random, randomFrom } from '../../random.ts'
import { look } from '../shop/look.ts'
import { startShop } from '../shop/start.ts'
import { type Fault, ShopLog } from '../shop-log.ts'
import { type CutMode, cutModes, Disk } from './disk.ts'
import type { DiskEvent } from './read-trace.ts'

interface CutFault extends Fault {
  /** After how many events of the recording the power went. */
  readonly cut: number
  readonly mode: CutMode
}

export interface CutTally {
  readonly states: Record<CutMode, number>
  /** Receipts that had been acknowledged before the cut, over all states. */
  acknowledged: number
  readonly faults: CutFault[]
}

/**
 * Cuts the power at so many moments of a recorded run, each with a disk that kept another part of what it was not yet told
 * to keep, and opens the shop that is left. Every acknowledged commit must be there, and of the one under way all or nothing.
 * @param witness whether the store's own witness is left, which would notice a loss before the log does
 */
export const playCuts = async (
  events: readonly DiskEvent[],
  states: number,
  seed: number,
  witness = true,
): Promise<CutTally> => {
  const random = randomFrom(seed)
  const cuts = chooseCuts(events, states, random)
  const tally: CutTally = {
    states: Object.fromEntries(cutModes.map((mode) => [mode, 0])) as CutTally['states'],
    acknowledged: 0,
    faults: [],
  }
  const disk = new Disk()
  const log = new ShopLog()
  let next = 0
  for (const [index, event] of events.entries()) {
    disk.take(event)
    if (event.do === 'say') log.take(event.line)
    for (; cuts[next] === index; next++) {
      const mode = random.pick(cutModes)
      tally.states[mode] += 1
      tally.acknowledged += log.receipts.length
      const files = disk.cut(mode, random)
      if (!witness) files.delete('witness')
      const faults = await openWhatIsLeft(files, log.copy())
      tally.faults.push(...faults.map((fault) => ({ ...fault, cut: index, mode })))
    }
  }
  return tally
}

/** Half of them anywhere; the others where most is at stake: when something was just acknowledged, or is just being synced. */
const chooseCuts = (events: readonly DiskEvent[], states: number, random: Random): number[] => {
  const numbers = events.map((_, index) => index)
  const tender = numbers.filter((index) => {
    const [event, following] = [events[index], events[index + 1]]
    return (event?.do === 'say' && event.line.say === 'done') || following?.do === 'sync'
  })
  return Array.from({ length: states }, () => random.pick(random.below(2) === 0 ? numbers : tender)).sort(
    (one, other) => one - other,
  )
}

const openWhatIsLeft = async (files: ReadonlyMap<string, Buffer>, log: ShopLog): Promise<Fault[]> => {
  const folder = mkdtempSync(join(tmpdir(), 'tillhouse-crash-cut-'))
  try {
    for (const [name, bytes] of files) {
      mkdirSync(dirname(join(folder, name)), { recursive: true })
      writeFileSync(join(folder, name), bytes)
    }
    const store = await startShop(await loadDriver(), folder, !log.isEmpty)
    try {
      const seen = await look(store, {}, false)
      return log.compare({ ...seen, calls: 0, opening: 0, checking: 0 })
    } finally {
      await store.close()
    }
  } catch (error) {
    return [{ kind: 'verify', what: `It does not open: ${String(error)}` }]
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** The tally in lines for a person. */
export const cutLines = ({ states, acknowledged, faults }: CutTally, seed: number): string[] => [
  `seed ${seed}: ${Object.values(states).reduce((sum, count) => sum + count, 0)} power cuts; ${Object.entries(states)
    .map(([mode, count]) => `${mode} ${count}`)
    .join(', ')}`,
  `receipts acknowledged before a cut, over all of them: ${acknowledged}; faults: ${faults.length}`,
  ...faults.slice(0, 20).map(({ kind, what, cut, mode }) => `  ${kind}, cut ${cut}, ${mode}: ${what}`),
]
