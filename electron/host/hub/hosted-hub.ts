import { networkInterfaces } from 'node:os'
import { z } from 'zod'
import type { HostedHubState } from '../../../shared/contract/hub-link.ts'
import { type Refusal, refuse } from '../../../shared/domain/refusal.ts'
import type { HostedHubSetting } from '../../../shared/domain/settings/settings.ts'
import type { HostedHub } from '../../order-manager/ports/hub.ts'
import type { Log } from '../../order-manager/ports/runtime.ts'
import type { Store } from '../../order-manager/ports/store.ts'
import { type KeptProcess, keepProcess, type Program } from '../kept-process.ts'

export interface HubPlace {
  readonly program: Program
  /** What it listens at: `0.0.0.0` is the network. */
  readonly host: string
  /** At its first start; later it keeps the one that it had, for tills know it by it. */
  readonly port: number
  /** Where it keeps its data. */
  readonly folder: string
}

const readyLine = z.object({ url: z.url(), code: z.string().nullable() })
type Ready = z.output<typeof readyLine>

const off: HostedHubState = { state: 'off', addresses: [], problem: null }

/** The addresses at which other computers reach what listens at the URL. */
const addressesOf = (url: string, host: string): string[] => {
  if (host !== '0.0.0.0') return [url]
  const { protocol, port } = new URL(url)
  return Object.values(networkInterfaces())
    .flatMap((many) => many ?? [])
    .filter(({ family, internal }) => family === 'IPv4' && !internal)
    .map(({ address }) => `${protocol}//${address}:${port}`)
}

/** Runs the shop's hub beside the order manager, in a process of its own, for as long as a setting says so. */
export const createHostedHub = (
  place: HubPlace,
  store: Store,
  log: Log,
): HostedHub & { start(): void; stop(): Promise<void> } => {
  let kept: KeptProcess | null = null
  let state = off
  const listeners = new Set<() => void>()
  const show = (next: HostedHubState): void => {
    state = next
    for (const listener of listeners) listener()
  }
  const setting = (): HostedHubSetting | undefined => {
    const known = store.get('settings', 'hostedHub') as HostedHubSetting | undefined
    return known?.on === true ? known : undefined
  }
  const remember = (on: boolean, port: number): void =>
    store.commit((transaction) => transaction.put('settings', { id: 'hostedHub', kind: 'hostedHub', on, port }))

  const keep = (port: number, more: readonly string[], ready: (at: Ready) => void, failed: (why: string) => void) => {
    show({ ...off, state: 'starting' })
    kept = keepProcess({
      name: 'hub',
      program: place.program,
      arguments: ['--data', place.folder, '--host', place.host, '--port', String(port), '--with-parent', ...more],
      log,
      ready: readyLine,
      said: (at) => {
        show({ state: 'on', addresses: addressesOf(at.url, place.host), problem: null })
        ready(at)
      },
      ended: (why) => {
        show({ ...off, state: 'failed', problem: inWords(why) })
        failed(why)
      },
    })
  }
  const end = async (): Promise<void> => {
    await kept?.stop()
    kept = null
    show(off)
  }

  return {
    state: () => state,
    onChange: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    begin: async () => {
      if (kept !== null) return refuse('hub_runs', 'This computer is the shop’s hub already.')
      const known = store.get('settings', 'hostedHub') as HostedHubSetting | undefined
      const begun = await new Promise<Ready | Refusal>((done) =>
        keep(known?.port ?? place.port, ['--office-code'], done, (why) => done(refuse('hub_failed', inWords(why)))),
      )
      if ('refusal' in begun) {
        await end()
        return begun
      }
      remember(true, Number(new URL(begun.url).port))
      return { url: begun.url, code: begun.code ?? '' }
    },
    end: async () => {
      const known = setting()
      if (known !== undefined) remember(false, known.port)
      await end()
    },
    start: () => {
      const known = setting()
      if (known !== undefined)
        keep(
          known.port,
          [],
          () => undefined,
          () => undefined,
        )
    },
    stop: async () => {
      listeners.clear()
      await kept?.stop()
    },
  }
}

/** What it wrote at its end, for somebody at a screen. */
const inWords = (why: string): string => {
  const taken = /^Port (\d+) is taken/.exec(why)
  if (taken !== null)
    return `Port ${taken[1]} of this computer is taken by another program: end that program, or make another computer the hub.`
  return `The hub could not be started on this computer: ${why}`
}
