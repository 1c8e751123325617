import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type FaultProxy, openFaultProxy } from '../../integration/sync/fault-proxy.ts'
import { HubProcess } from '../../support/hub-process.ts'
import { noPostgres, type RealPostgres, startPostgres } from '../../support/postgres.ts'
import { pick, type Random } from '../../support/seeded-random.ts'
import { temporaryFolder } from '../../support/temporary-folder.ts'
import type { Answer, Order } from './protocol.ts'
import { TillProcess, tillProgram } from './till-process.ts'

export interface SimulatedTill {
  readonly name: string
  readonly process: TillProcess
  readonly line: FaultProxy
}

export interface World {
  readonly tills: readonly SimulatedTill[]
  /** `PostgreSQL` or `PGlite`. */
  readonly database: string
  /** Several processes over one PostgreSQL; over PGlite there is one. */
  readonly hubs: readonly HubProcess[]
  readonly close: () => Promise<void>
}

/** @throws Error where the till answers that something went wrong, or is gone. */
export const mustDo = async ({ name, process }: SimulatedTill, order: Order): Promise<Answer> => {
  const answer = await process.ask(order)
  if (answer.failed !== undefined || answer.gone === true)
    throw new Error(`${name} could not ${order.do}: ${answer.failed ?? 'it is gone'}`)
  return answer
}

/**
 * Hubs over one database, and tills that are joined to them by lines of their own. Each is a process with a data folder of
 * its own.
 * @param embedded PGlite also where there is a PostgreSQL
 * @param script what tills run
 */
export const openWorld = async (
  count: number,
  random: Random,
  { embedded = false, script = fileURLToPath(tillProgram) }: { readonly embedded?: boolean; readonly script?: string },
): Promise<World> => {
  const folder = temporaryFolder()
  const closers: (() => unknown)[] = [() => folder.remove()]
  const close = async (): Promise<void> => {
    for (const one of closers.splice(0).toReversed()) await one()
  }
  try {
    let server: RealPostgres | null = null
    if (noPostgres === null && !embedded) {
      server = await startPostgres()
      closers.push(() => server?.close())
    }
    const hubs: HubProcess[] = []
    const codes: (string | null)[] = []
    for (let number = 1; number <= (server === null ? 1 : 2); number += 1) {
      const data = join(folder.path, `hub-${number}`)
      mkdirSync(data)
      const hub = new HubProcess(data, server?.url ?? null)
      closers.push(() => hub.kill())
      codes.push(await hub.start())
      hubs.push(hub)
    }
    const code = codes[0] ?? ''

    const tills: SimulatedTill[] = []
    for (let number = 1; number <= count; number += 1) {
      const line = await openFaultProxy(pick(random, hubs).url, random)
      closers.push(() => line.close())
      const data = join(folder.path, `till-${number}`)
      mkdirSync(data)
      const process = new TillProcess(data, script)
      closers.push(() => process.kill())
      await process.start()
      const till = { name: `R${number}`, process, line }
      const [first] = tills
      if (first === undefined) await mustDo(till, { do: 'found', url: line.url, code })
      else {
        const offered = (await mustDo(first, { do: 'code' })).code ?? ''
        const joined = await mustDo(till, { do: 'join', url: line.url, code: offered, prefix: till.name })
        if (joined.refused !== undefined) throw new Error(`${till.name} could not join: ${joined.refused}`)
      }
      await inStep(till)
      tills.push(till)
    }
    return {
      tills,
      database: server === null ? 'PGlite' : 'PostgreSQL',
      hubs,
      close,
    }
  } catch (error) {
    await close()
    throw error
  }
}

/** Milliseconds between looks, and looks after which something is taken to hang. */
const look = { pause: 100, most: 3000 }

/** Waits until something holds of the till. @throws Error that says what it was not, where it never does */
export const until = async (
  { name }: SimulatedTill,
  otherwise: string,
  holds: () => Promise<boolean>,
): Promise<void> => {
  for (let looks = 0; looks < look.most; looks += 1) {
    if (await holds()) return
    await new Promise((later) => setTimeout(later, look.pause))
  }
  throw new Error(`${name} ${otherwise}.`)
}

/** Waits until the till is on line and the hub has all that it wrote. */
export const inStep = (till: SimulatedTill): Promise<void> =>
  until(till, 'did not come in step', async () => {
    const { line, waiting, progress } = await mustDo(till, { do: 'state' })
    return line === 'online' && waiting === 0 && progress === null
  })
