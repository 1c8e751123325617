import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Random, randomFrom } from '../../random.ts'
import type { DriverKind, Found, Go, Line } from '../protocol.ts'
import { type Fault, ShopLog } from '../shop-log.ts'
import { failingToOpen, type Plan, planRound } from './plan.ts'
import { type End, ShopProcess } from './shop-process.ts'
import { emptyTally, type Tally } from './tally.ts'

export interface ShopPlay {
  /** The bundled program of the shop's process. */
  readonly script: string
  readonly seed: number
  /** Which of the run's shops it is: with the seed, it decides everything but what the clock does. */
  readonly shop: number
  readonly rounds: number
  readonly driver?: DriverKind
  /** How each round ends; by default in any way, the first ones while the tables are laid out. */
  readonly plan?: (random: Random) => Plan
}

/** In each so manieth round the projections are made anew and the checkpoints asked, which takes longest. */
const deepEvery = 10
/** The first rounds of a shop strike while its tables are laid out. */
const layingOut = 6
/** Milliseconds after which a process that neither ends nor is killed is taken to hang. */
const patience = 60_000

interface Round {
  readonly found: Found | null
  readonly struck: Line | null
  readonly end: End
  readonly hung: boolean
}

/**
 * One shop from its first opening on: in each round a process opens it, says what is there, trades and is killed, and
 * what the next one finds is compared with what was acknowledged. Ends at the first fault; the folder is then kept.
 */
export const playShop = async (play: ShopPlay): Promise<Tally> => {
  const { script, seed, shop, rounds, driver = 'honest' } = play
  const folder = mkdtempSync(join(tmpdir(), 'tillhouse-crash-shop-'))
  const random = randomFrom(seed * 7919 + shop)
  const tally = emptyTally()
  const log = new ShopLog()
  let next = new ShopProcess(script)
  let openingCalls = 60
  for (let round = 0; round <= rounds && tally.faults.length === 0; round++) {
    const now = next
    next = new ShopProcess(script)
    const isLast = round === rounds
    const plan = isLast ? null : (play.plan?.(random) ?? planUsual(random, round, openingCalls))
    const orders: Go = {
      folder,
      seed: random.below(2 ** 31),
      driver,
      failAt: plan?.failAt ?? null,
      known: !log.isEmpty,
      deep: isLast || round % deepEvery === deepEvery - 1,
      synced: log.synced,
      ...(isLast && { trade: { actions: 0, openings: 1 } }),
    }
    const faults: Fault[] = []
    const compare = (found: Found): void => void faults.push(...log.compare(found))
    const { found, struck, end, hung } = await playRound(now, orders, plan, log, compare)
    if (found !== null) openingCalls = found.calls
    if (hung) faults.push({ kind: 'verify', what: 'The process hung.' })
    else if (end.signal !== 'SIGKILL' && !(isLast && end.code === 0))
      faults.push({ kind: 'verify', what: `The process ended with ${end.code ?? end.signal}: ${end.errors}` })
    if (!isLast) {
      const at = struck?.say === 'failing' ? struck.at : 'by the clock'
      tally.kills[at] = (tally.kills[at] ?? 0) + 1
      tally.rounds += 1
    }
    tally.faults.push(...faults.map((fault) => ({ ...fault, shop, round })))
  }
  next.kill()
  await next.ended
  tally.receipts = log.receipts.length
  tally.commits = log.commits.length
  if (tally.faults.length === 0 || driver !== 'honest') rmSync(folder, { recursive: true, force: true })
  else process.stderr.write(`The shop was left in ${folder}.\n`)
  return tally
}

const planUsual = (random: Random, round: number, openingCalls: number): Plan =>
  round < layingOut ? failingToOpen(1 + random.below(40 * (round + 1))) : planRound(random, openingCalls)

const playRound = async (
  shop: ShopProcess,
  orders: Go,
  plan: Plan | null,
  log: ShopLog,
  compare: (found: Found) => void,
): Promise<Round> => {
  let found: Found | null = null
  let struck: Line | null = null
  let hung = false
  const timers: NodeJS.Timeout[] = []
  const killFrom = (from: Plan['from']): void => {
    if (plan?.from === from) timers.push(setTimeout(() => shop.kill(), plan.killAfter))
  }
  shop.go(orders, (line) => {
    log.take(line)
    if (line.say === 'found') {
      found = line.found
      compare(line.found)
    } else if (line.say === 'trading') killFrom('trading')
    else if (line.say === 'failing') struck = line
  })
  killFrom('go')
  timers.push(
    setTimeout(() => {
      hung = true
      shop.kill()
    }, patience),
  )
  const end = await shop.ended
  for (const timer of timers) clearTimeout(timer)
  return { found, struck, end, hung }
}
