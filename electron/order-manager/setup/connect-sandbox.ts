import { firstGateway } from '../../../shared/domain/settings/gateway.ts'
import type { Adapters } from '../adapters.ts'
import type { TerminalAccess } from '../ports/card-terminal.ts'
import { gatewayById, shopIfAny, theCardTerminal, theRegister, webShops } from '../settings.ts'
import { newWebShop } from './web-shops.ts'

/** Where the sandbox's servers are, as it says when it is ready. */
export interface SandboxAddresses {
  readonly merchant: string
  readonly clientId: string
  readonly clientSecret: string
  readonly acquirer: {
    readonly host: string
    readonly port: number
    readonly merchantId: string
    readonly terminalId: string
  }
  readonly webhookUrl: string
  readonly printer: { readonly host: string; readonly port: number }
  readonly terminal: Omit<TerminalAccess, 'certificate'>
}

/**
 * The sample shop's web shop, with a key that is new at each start, so that none has to be kept in the clear.
 * Nothing in a real shop.
 */
export const issueSandboxKey = (adapters: Adapters): { apiKey: string; webhookSecret: string } | undefined =>
  adapters.store.commit((transaction) => {
    const shop = shopIfAny(transaction)
    if (shop?.sample !== true) return undefined
    const known = webShops(transaction).find((one) => one.id === 'sandbox')
    const location = shop.locations.find((one) => one.kind === 'warehouse') ?? shop.locations[0]
    const made = newWebShop(adapters, {
      id: 'sandbox',
      name: 'Sandbox web shop',
      webhookUrl: known?.webhookUrl ?? 'http://127.0.0.1/',
      locationId: location?.id ?? '',
    })
    const { moreEndpoints } = known ?? {}
    transaction.put('settings', { ...made.webShop, ...(moreEndpoints === undefined ? {} : { moreEndpoints }) })
    return { apiKey: made.apiKey, webhookSecret: made.webhookSecret }
  })

/**
 * Points the sample shop at its sandbox: the merchant system and the card acquirer, the web shop's webhook, and the printer and the card
 * terminal where none of its own was chosen.
 */
export const connectSandbox = ({ store, secrets }: Adapters, at: SandboxAddresses): void =>
  store.commit((transaction) => {
    const { merchant: baseUrl, clientId, clientSecret } = at
    transaction.put('settings', {
      id: firstGateway,
      kind: 'gateway',
      name: 'Merchant system',
      active: true,
      provider: 'paypal',
      fields: { baseUrl, clientId, clientSecret: secrets.seal(clientSecret), webhookId: '' },
    })
    const { host, port, merchantId, terminalId } = at.acquirer
    transaction.put('settings', {
      id: 'card',
      kind: 'gateway',
      name: 'Card acquirer',
      active: gatewayById(transaction, 'card')?.active ?? true,
      provider: 'iso8583',
      fields: { host, port: String(port), merchantId, terminalId },
    })
    const { address, poiId, keyIdentifier, keyVersion, passphrase } = at.terminal
    const chosen = theCardTerminal(transaction)
    if (chosen === undefined || new URL(chosen.address).hostname === new URL(address).hostname)
      transaction.put('settings', {
        id: 'cardTerminal',
        kind: 'cardTerminal',
        provider: 'adyen',
        inUse: true,
        address,
        poiId,
        keyIdentifier,
        keyVersion,
        passphrase: secrets.seal(passphrase),
        certificate: '',
      })
    const known = webShops(transaction).find((one) => one.id === 'sandbox')
    if (known !== undefined) transaction.put('settings', { ...known, webhookUrl: at.webhookUrl })
    const register = theRegister(transaction)
    if (register.printer === null || register.printer.host === at.printer.host)
      transaction.put('settings', { ...register, printer: { ...at.printer, columns: 42 } })
  })
