import type { setupMethods } from '../../../shared/contract/setup.ts'
import { isRefusal, refuse } from '../../../shared/domain/refusal.ts'
import type { Setting } from '../../../shared/domain/settings/settings.ts'
import type { Handlers } from '../../../shared/rpc/contract-types.ts'
import type { Adapters } from '../adapters.ts'
import { appendJournal } from '../journal/append.ts'
import type { Transaction } from '../ports/store.ts'
import type { Session } from '../session.ts'
import { registerRules, theCardTerminal, theRegister, theShop, webShop, webShops } from '../settings.ts'
import { changedGateway, gatewayCards } from './gateways.ts'
import { newWebShop } from './web-shops.ts'

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
        push({
          shop: theShop(store),
          register: theRegister(store),
          rules: registerRules(store),
          cardTerminal: terminal === undefined ? null : { poiId: terminal.poiId },
        })
      }),
    'settings.setRules': (rules, { staffId }) =>
      store.commit((transaction) => {
        save(transaction, staffId, { ...registerRules(transaction), ...rules })
        return {}
      }),
    'settings.connections': (_payload, _session, push) =>
      onSettings(() => {
        const terminal = theCardTerminal(store)
        push({
          storefrontUrl: host.storefrontUrl(),
          dataFolder: host.dataFolder,
          version: host.version,
          webShops: webShops(store).map(({ id, name, apiKeyHint, webhookUrl }) => ({
            id,
            name,
            apiKeyHint,
            webhookUrl,
          })),
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
    'settings.addWebShop': ({ id, name, webhookUrl }, { staffId }) =>
      store.commit((transaction) => {
        const location =
          theShop(transaction).locations.find((one) => one.kind === 'warehouse') ?? theShop(transaction).locations[0]
        const made = newWebShop(adapters, { id, name, webhookUrl, locationId: location?.id ?? '' })
        save(transaction, staffId, made.webShop)
        return { apiKey: made.apiKey, webhookSecret: made.webhookSecret }
      }),
    'settings.changeWebShop': ({ id, name, webhookUrl }, { staffId }) =>
      store.commit((transaction) => {
        const known = webShop(transaction, id)
        if (known === undefined) return refuse('unknown_web_shop', 'That web shop is not here any more.')
        save(transaction, staffId, { ...known, name, webhookUrl })
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
