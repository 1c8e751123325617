import type { setupMethods } from '../../../shared/contract/setup.ts'
import { isRefusal } from '../../../shared/domain/refusal.ts'
import type { Setting } from '../../../shared/domain/settings/settings.ts'
import type { Handlers } from '../../../shared/rpc/contract-types.ts'
import type { Adapters } from '../adapters.ts'
import { appendJournal } from '../journal/append.ts'
import type { Transaction } from '../ports/store.ts'
import type { Session } from '../session.ts'
import {
  registerRules,
  tenderRules,
  theCardTerminal,
  theHub,
  theRegister,
  theShop,
  timeZoneOf,
  webShops,
} from '../settings.ts'
import { changedGateway, gatewayCards } from './gateways.ts'
import { webShopCard } from './web-shop-handlers.ts'

type Part = Pick<typeof setupMethods, Extract<keyof typeof setupMethods, `settings.${string}`>>

/** What the host knows of itself and the settings screen shows. */
export interface HostFacts {
  readonly dataFolder: string
  readonly version: string
  storefrontUrl(): string
}

export const settingsHandlers = (adapters: Adapters, host: HostFacts): Handlers<Part, Session> => {
  const { store, runtime } = adapters
  const save = (transaction: Transaction, staffId: string | null, setting: Setting) => {
    transaction.put('settings', setting)
    appendJournal(transaction, runtime, {
      staffId,
      what: 'settingChanged',
      subject: setting.id,
      facts: { kind: setting.kind },
    })
  }
  const onSettings = (push: () => void) => {
    push()
    return store.onCommit((changed) => {
      if (changed.has('settings')) push()
    })
  }
  return {
    'settings.read': (_payload, _session, push) =>
      onSettings(() => {
        const terminal = theCardTerminal(store)
        const shop = theShop(store)
        push({
          // Whoever reads it may be on another machine, whose clock is none of the shop's.
          shop: { ...shop, timeZone: timeZoneOf(shop) },
          register: theRegister(store),
          rules: registerRules(store),
          tenders: tenderRules(store),
          cardTerminal: terminal === undefined ? null : { poiId: terminal.poiId },
        })
      }),
    'settings.setRules': (rules, { staffId }) =>
      store.commit((transaction) => {
        save(transaction, staffId, { ...registerRules(transaction), ...rules })
        return {}
      }),
    'settings.setTenders': (tenders, { staffId }) =>
      store.commit((transaction) => {
        save(transaction, staffId, { ...tenderRules(transaction), ...tenders })
        return {}
      }),
    'settings.connections': (_payload, _session, push) =>
      onSettings(() => {
        const terminal = theCardTerminal(store)
        push({
          storefrontUrl: host.storefrontUrl(),
          hubUrl: theHub(store)?.url ?? null,
          dataFolder: host.dataFolder,
          version: host.version,
          webShops: webShops(store).map(webShopCard),
          ...gatewayCards(adapters),
          cardTerminal:
            terminal === undefined
              ? null
              : {
                  address: terminal.address,
                  poiId: terminal.poiId,
                  keyIdentifier: terminal.keyIdentifier,
                  keyVersion: terminal.keyVersion,
                  certificate: terminal.certificate,
                },
        })
      }),
    'settings.setRounding': ({ rounding }, { staffId }) =>
      store.commit((transaction) => {
        save(transaction, staffId, { ...theShop(transaction), rounding })
        return {}
      }),
    'settings.setPrinter': ({ printer }, { staffId }) =>
      store.commit((transaction) => {
        save(transaction, staffId, { ...theRegister(transaction), printer })
        return {}
      }),
    'settings.setGateway': (wanted, { staffId }) =>
      store.commit((transaction) => {
        const gateway = changedGateway(adapters, transaction, wanted)
        if (isRefusal(gateway)) return gateway
        save(transaction, staffId, gateway)
        return {}
      }),
  }
}
