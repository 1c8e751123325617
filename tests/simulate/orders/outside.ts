import { startAcquirer } from '../../../electron/sandbox/acquirer/acquirer-server.ts'
import { startBank } from '../../../electron/sandbox/bank/bank-server.ts'
import { startMerchant } from '../../../electron/sandbox/merchant/merchant-server.ts'
import { startStripe } from '../../../electron/sandbox/stripe/stripe-server.ts'
import { tell } from '../../contract/gateways/gateway-world.ts'
import { openWebShop, type SimulatedShop } from './web-shop.ts'

/** Everything that the shop deals with: the bank, three gateways, and several web shops. It runs here, and nobody kills it. */
export interface Outside {
  readonly bank: string
  readonly paypal: { readonly url: string; readonly clientId: string; readonly clientSecret: string }
  readonly stripe: { readonly url: string; readonly secretKey: string; readonly webhookSecret: string }
  readonly iso8583: {
    readonly url: string
    readonly port: number
    readonly merchantId: string
    readonly terminalId: string
  }
  readonly shops: readonly SimulatedShop[]
  /** From now on nothing goes wrong any more. */
  readonly endFaults: () => Promise<void>
  readonly close: () => Promise<void>
}

export const openOutside = async (folder: string, shopCount: number): Promise<Outside> => {
  const closers: (() => Promise<void>)[] = []
  const kept = <Server extends { readonly close: () => Promise<void> }>(server: Server): Server => {
    closers.push(server.close)
    return server
  }
  const journal = (name: string) => ({ journalPath: `${folder}/${name}.jsonl`, port: undefined })
  const merchantAccount = { clientId: 'simulated', clientSecret: crypto.randomUUID() }
  const stripeAccount = { secretKey: 'sk_test_simulated', webhookSecret: 'whsec_simulated' }
  const ids = { merchantId: '000000000004711', terminalId: 'TILL0001' }
  const bank = kept(await startBank({ ...journal('bank'), folder }))
  const bankUrl = bank.url
  const merchant = kept(await startMerchant({ ...journal('merchant'), credentials: merchantAccount, bankUrl }))
  const stripe = kept(await startStripe({ ...journal('stripe'), credentials: stripeAccount, bankUrl }))
  const acquirer = kept(
    await startAcquirer({ ...journal('acquirer'), isoPort: undefined, pagePort: undefined, ids, bankUrl }),
  )
  const shops: SimulatedShop[] = []
  for (let number = 1; number <= shopCount; number += 1) shops.push(kept(await openWebShop(`Web shop ${number}`)))
  return {
    bank: bank.url,
    paypal: { url: merchant.url, ...merchantAccount },
    stripe: { url: stripe.url, ...stripeAccount },
    iso8583: { url: acquirer.url, port: acquirer.isoPort, ...ids },
    shops,
    endFaults: async () => {
      for (const shop of shops) shop.endFaults()
      for (const { url } of [merchant, stripe, acquirer]) await fetch(`${url}/sandbox/faults`, { method: 'DELETE' })
    },
    close: async () => {
      for (const close of closers.toReversed()) await close()
    },
  }
}

/** Where those gateways that send webhooks send them. */
export const hearGateways = async ({ paypal, stripe }: Outside, orderManager: string): Promise<void> => {
  await tell(`${paypal.url}/sandbox/webhook`, { url: `${orderManager}/gateways/paypal/webhook`, id: webhookId }, 'PUT')
  await tell(`${stripe.url}/sandbox/webhook`, { url: `${orderManager}/gateways/stripe/webhook` }, 'PUT')
}

/** What PayPal calls the place that it sends its webhooks to. */
export const webhookId = 'WH-1'
