import type Stripe from 'stripe'
import type { PaymentGateway } from '../../order-manager/ports/gateway.ts'
import type { GatewayKind } from '../../order-manager/ports/gateway-kind.ts'
import { refused, unavailable } from '../answers.ts'
import { isPrivate } from '../private-address.ts'
import { stripeAuthorise } from './authorise.ts'
import { stripeHear, stripeList, stripeLookUp } from './books.ts'
import { stripeCapture } from './capture.ts'
import { stripeRefund, stripeVoid } from './give-back.ts'

interface StripeAccount {
  /** https, or http on loopback (the sandbox). */
  readonly baseUrl: string
  readonly secretKey: string
  /** Of the webhook endpoint; empty where there is none. */
  readonly webhookSecret: string
  /** Milliseconds until a request counts as unanswered; 15000 where it is left out. */
  readonly timeout?: number
}

/** Stripe keeps keys for at least 24 hours (https://docs.stripe.com/api/idempotent_requests). */
const remembers = 23 * 60 * 60_000

/** Stripe's PaymentIntents with manual capture. What is repeated is up to our runner: its library tries each request once. */
export const createStripeGateway = ({
  baseUrl,
  secretKey,
  webhookSecret,
  timeout = 15_000,
}: StripeAccount): PaymentGateway => {
  if (!isPrivate(baseUrl)) return closed
  let opened: Promise<Stripe> | undefined
  const stripe = (): Promise<Stripe> => (opened ??= connect(baseUrl, secretKey, timeout))
  return {
    remembers,
    authorise: async (request) => stripeAuthorise(await stripe(), request),
    renew: async () => notRenewed,
    capture: async (request) => stripeCapture(await stripe(), request),
    void: async (request) => stripeVoid(await stripe(), request),
    refund: async (request) => stripeRefund(await stripe(), request),
    lookUp: async (question) => stripeLookUp(await stripe(), question),
    list: async (period) => stripeList(await stripe(), period),
    hear: async (message) => stripeHear(await stripe(), webhookSecret, message),
  }
}

/** Stripe's library is large: it is read by tills that take payments with it, when the first is asked for. */
const connect = async (baseUrl: string, secretKey: string, timeout: number): Promise<Stripe> => {
  const { Stripe } = await import('stripe')
  const { protocol, hostname, port } = new URL(baseUrl)
  return new Stripe(secretKey, {
    protocol: protocol === 'https:' ? 'https' : 'http',
    host: hostname,
    port: port === '' ? (protocol === 'https:' ? 443 : 80) : Number(port),
    maxNetworkRetries: 0,
    timeout,
    telemetry: false,
  })
}

/** A card is charged once for an intent; a new one would need the customer. */
const notRenewed = refused('not_renewable', 'Stripe does not reserve money a second time.')
const unsafe = unavailable('The address of Stripe must begin with https://.')
const closed: PaymentGateway = {
  remembers,
  authorise: async () => unsafe,
  renew: async () => unsafe,
  capture: async () => unsafe,
  void: async () => unsafe,
  refund: async () => unsafe,
  lookUp: async () => unsafe,
  list: async () => unsafe,
  hear: async () => unsafe,
}

export const stripe: GatewayKind = {
  provider: 'stripe',
  name: 'Stripe',
  about: 'Cards by Stripe: the bank promises the money when the order comes in, and it is taken when the goods leave.',
  needsToken: true,
  sharing: null,
  fields: [
    { name: 'baseUrl', label: 'Base address', kind: 'address', example: 'https://api.stripe.com' },
    { name: 'secretKey', label: 'Secret key', kind: 'secret' },
    { name: 'webhookSecret', label: 'Webhook secret', kind: 'secret', optional: true },
  ],
  open: ({ baseUrl = '', secretKey = '', webhookSecret = '' }) =>
    createStripeGateway({ baseUrl, secretKey, webhookSecret }),
}
