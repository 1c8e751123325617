import {
  type ClaimAnswer,
  type HubAlarm,
  type HubDevice,
  hubProtocol,
  mostAsks,
  type PairAnswer,
  type PairRequest,
  type ShareGranted,
} from '../../shared/contract/hub/protocol.ts'
import type { HubState } from '../../shared/contract/hub-link.ts'
import { isRefusal, type Refusal, refuse } from '../../shared/domain/refusal.ts'
import type { Device, HubSetting, Register } from '../../shared/domain/settings/settings.ts'
import { noExposure } from '../../shared/domain/shares/exposure.ts'
import type { HubInvitation, HubLink } from '../order-manager/ports/hub.ts'
import type { Replica } from '../order-manager/ports/replica.ts'
import type { Log, Runtime } from '../order-manager/ports/runtime.ts'
import type { Secrets } from '../order-manager/ports/secrets.ts'
import type { Store } from '../order-manager/ports/store.ts'
import { findHubs, type LookingPlace } from './find-hubs.ts'
import { certificateAt, createHubClient } from './hub-client.ts'
import { downloadShop } from './join.ts'
import { ordersAt } from './old-sales.ts'
import { type HubChain, namesLeft } from './own-chain.ts'
import { reached } from './reached.ts'
import { createSynchroniser, type Synchroniser } from './synchroniser.ts'
import { takeOver } from './take-over.ts'

export interface HubLinkParts {
  readonly store: Store
  readonly replica: Replica
  readonly secrets: Secrets
  readonly runtime: Pick<Runtime, 'now' | 'newId'>
  readonly log: Log
  /** A name for the numbers of a joined till's online orders, which other tills count too. */
  readonly newSeries: () => string
  /** Where hubs are looked for. */
  readonly lookAt: LookingPlace
  /** Told where the hub has this device's journal. */
  readonly hearChain: (chain: HubChain) => void
}

interface Joining {
  readonly url: string
  readonly code: string
  readonly prefix: string
}

const sealedElsewhere = 'These data come from another computer, whose key for the hub can’t be opened here.'
const noHub = refuse('no_hub', 'This till has no hub.')

/** Refusals whose reason is what answers at the address. */
const aboutTheHub: ReadonlySet<string> = new Set(['no_hub', 'other_protocol'])

/** Milliseconds between two tellings of a state that changes with every commit. */
const tellEvery = 250

/** Pairs this till, keeps it in step with the hub, and asks the hub for what the settings screen shows. */
export const createHubLink = (parts: HubLinkParts): HubLink & { start(): void; stop(): Promise<void> } => {
  const { store, replica, secrets, runtime, log } = parts
  const listeners = new Set<() => void>()
  let synchroniser: Synchroniser | null = null
  let progress: number | null = null
  let telling: NodeJS.Timeout | undefined
  /** Who this till is at the hub whose shop it takes over: a download that was cut begins again without another code. */
  let known: (Joining & { readonly deviceId: string; readonly hub: HubSetting }) | null = null

  const tell = (): void => {
    telling ??= setTimeout(() => {
      telling = undefined
      for (const listener of listeners) listener()
    }, tellEvery)
  }
  const setting = (): HubSetting | undefined => {
    const hub = store.get('settings', 'hub') as HubSetting | undefined
    return hub?.unpaired === true ? undefined : hub
  }
  const device = (): Device | undefined => store.get('settings', 'device') as Device | undefined
  const clientOf = ({ url, fingerprint, key }: HubSetting) =>
    createHubClient({ url, fingerprint, key: secrets.open(key) })

  /** Null where the data folder was brought here from another machine, whose secret the key is sealed with. */
  const openedClient = (hub: HubSetting) => {
    try {
      return clientOf(hub)
    } catch (error) {
      log.warn({ error: String(error) }, 'the key for the hub could not be opened')
      return null
    }
  }

  const begin = (): void => {
    const hub = setting()
    if (hub === undefined || synchroniser !== null) return
    const client = openedClient(hub)
    if (client === null) return
    synchroniser = createSynchroniser({
      replica,
      client,
      here: () => ({ registerId: device()?.registerId ?? '', deviceId: device()?.deviceId ?? '' }),
      now: runtime.now,
      hearChain: parts.hearChain,
      namesLeft: () => namesLeft(store, device()?.deviceId ?? ''),
      onCommit: (listener) => store.onCommit(listener),
      onInStep: () => forgetExposure(store),
      log,
    })
    synchroniser.onChange(tell)
    synchroniser.start()
    tell()
  }

  const ask = async <T>(path: string, body?: unknown): Promise<T | Refusal> => {
    const hub = setting()
    if (hub === undefined) return noHub
    const client = clientOf(hub)
    return reached(() => client.ask<T>(path, body)).finally(client.close)
  }

  /** Introduces this device at the hub; answers with what is to be kept of it. */
  const introduce = (
    { url, code, certificate }: HubInvitation,
    as: Omit<PairRequest, 'protocol' | 'code'>,
  ): Promise<HubSetting | Refusal> =>
    reached(async () => {
      const fingerprint = await certificateAt(url)
      // Null: the system vouches for it.
      if (certificate !== undefined && fingerprint !== null && fingerprint !== certificate)
        return refuse(
          'other_certificate',
          'What answers at this address is not the hub that announced itself: it has another certificate.',
          'url',
        )
      const client = createHubClient({ url, fingerprint, key: null })
      const answer = await client
        .ask<PairAnswer>('/v1/pair', { protocol: hubProtocol, code, ...as })
        .finally(client.close)
      if (isRefusal(answer)) return aboutTheHub.has(answer.refusal) ? { ...answer, field: 'url' } : answer
      const { organisation, store: branch, role, key } = answer
      return {
        id: 'hub',
        kind: 'hub',
        url,
        fingerprint,
        key: secrets.seal(key),
        organisation,
        store: branch,
        role,
      }
    })

  return {
    state: (): HubState => {
      const hub = setting()
      const told = synchroniser?.state()
      return {
        line: progress !== null ? 'downloading' : (told?.line ?? (hub === undefined ? 'none' : 'stopped')),
        url: hub?.url ?? '',
        fingerprint: hub?.fingerprint ?? null,
        role: hub?.role ?? null,
        offlineSince: told?.offlineSince ?? null,
        problem: told?.problem ?? (hub === undefined || told !== undefined ? null : sealedElsewhere),
        waiting: told?.waiting ?? 0,
        refused: told?.refused ?? 0,
        progress: progress ?? told?.progress ?? null,
      }
    },
    onChange: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    find: (tellFound) => findHubs(parts.lookAt, tellFound),
    pair: async (invitation) => {
      const own = device()
      const register = own && (store.get('settings', own.registerId) as Register | undefined)
      if (own === undefined || register === undefined) return refuse('no_shop', 'Set the shop up first.')
      if (setting() !== undefined) return refuse('already_paired', 'This till has a hub already.')
      const paired = await introduce(invitation, {
        deviceId: own.deviceId,
        name: register.name,
        prefix: register.prefix,
        shop: 'bring',
        earlier: [...(register.copyOf ?? []), ...(register.earlierDevices ?? [])],
      })
      if (isRefusal(paired)) return paired
      store.commit((transaction) => {
        transaction.put('settings', paired)
        transaction.put('settings', { ...register, deviceId: own.deviceId })
      })
      begin()
      return {}
    },
    join: async ({ register, ...invitation }) => {
      const { url, code } = invitation
      if (store.get('settings', 'shop') !== undefined || progress !== null)
        return refuse('already_set_up', 'The shop is set up already. Sign in.')
      const again = known?.url === url && known.code === code && known.prefix === register.prefix ? known : null
      const deviceId = again?.deviceId ?? runtime.newId()
      const paired = again?.hub ?? (await introduce(invitation, { deviceId, ...register, shop: 'join' }))
      if (isRefusal(paired)) return paired
      known = { url, code, prefix: register.prefix, deviceId, hub: paired }
      progress = 0
      tell()
      const client = clientOf(paired)
      const registerId = runtime.newId()
      const refusal = await reached(() =>
        downloadShop({
          store,
          replica,
          client,
          hub: paired,
          device: {
            id: 'device',
            kind: 'device',
            deviceId,
            registerId,
            series: parts.newSeries(),
            lastOnlineOrder: 0,
            journalSequence: 0,
            journalHash: '',
          },
          register: { id: registerId, kind: 'register', ...register, lastReceipt: 0, printer: null, deviceId },
          progress: (share) => {
            progress = share
            tell()
          },
        }),
      ).finally(() => {
        progress = null
        client.close()
        tell()
      })
      if (refusal !== null) return refusal
      begin()
      return {}
    },
    devices: () => ask<{ devices: HubDevice[]; alarms: HubAlarm[] }>('/v1/devices'),
    offerCode: (role) => ask<{ code: string; validUntil: number }>('/v1/devices/code', { role }),
    revoke: (id) => ask<Record<string, never>>('/v1/devices/revoke', { device: id }),
    unpair: async () => {
      const hub = setting()
      if (hub === undefined) return noHub
      await synchroniser?.stop()
      synchroniser = null
      store.commit((transaction) => transaction.put('settings', { ...hub, key: '', unpaired: true }))
      // Another hub, or this one once more, has to be told everything.
      replica.beginAgain()
      tell()
      return {}
    },
    releaseShares: (holder) => ask<Record<string, never>>('/v1/devices/release', { holder }),
    exchangeShares: async (asksOf) => {
      if (synchroniser?.hasTold() !== true) return null
      const asks = asksOf()
      const holder = device()?.deviceId
      if (asks.length === 0 || holder === undefined) return []
      const answer = await ask<{ granted: ShareGranted[] }>('/v1/shares', { holder, asks: asks.slice(0, mostAsks) })
      return isRefusal(answer) ? answer : answer.granted
    },
    bring: async (ids) => {
      const hub = setting()
      const own = device()
      const client = hub && openedClient(hub)
      if (own === undefined || client === undefined || client === null) return noHub
      const found = await reached(() => ordersAt(client, ids)).finally(client.close)
      if (isRefusal(found)) return found
      replica.commit((transaction) => {
        for (const document of found) takeOver(transaction, document, own)
      })
      return null
    },
    claim: async (orderIds) => {
      const own = device()
      if (synchroniser?.hasTold() !== true || own === undefined) return null
      const answer = await ask<{ claims: ClaimAnswer[] }>('/v1/claims', { holder: own.deviceId, orders: orderIds })
      if (isRefusal(answer)) return null
      replica.commit((transaction) => {
        for (const one of answer.claims) if (one.is === 'held') takeOver(transaction, one.document, own)
      })
      return answer.claims
    },
    hasOrder: (orderId) => replica.isTold('orders', orderId),
    lacking: () => synchroniser?.lacking() ?? new Set(),
    refused: () => replica.refused(),
    retry: () => {
      replica.commit((transaction) => {
        for (const { collection, id } of replica.refused()) {
          const version = transaction.version(collection, id)
          if (version !== undefined)
            transaction.putMerged(collection, id, version.document, version.revision, version.times)
        }
      })
      synchroniser?.lookNow()
    },
    start: begin,
    stop: async () => {
      clearTimeout(telling)
      await synchroniser?.stop()
    },
  }
}

/** What the till took is known to all now, and it knows what they took before. */
const forgetExposure = (store: Store): void => {
  const exposure = store.get('settings', 'exposure')
  if (exposure === undefined || exposure.kind !== 'exposure') return
  if (exposure.credit === 0 && Object.keys(exposure.uses).length === 0) return
  store.commit((transaction) => transaction.put('settings', noExposure))
}
