import { type Answered, type SandboxProcess, send } from './sandbox-process.ts'

/** Speaks to the sandbox's merchant system as a shop does. */
export class MerchantClient {
  private token = ''
  private readonly sandbox: SandboxProcess

  constructor(sandbox: SandboxProcess) {
    this.sandbox = sandbox
  }

  async signIn(): Promise<void> {
    const { merchant, clientId, clientSecret } = this.sandbox.ready
    const basic = Buffer.from(`${clientId}:${clientSecret}`).toString('base64')
    const answer = await fetch(`${merchant}/v1/oauth2/token`, {
      method: 'POST',
      headers: { authorization: `Basic ${basic}` },
      body: new URLSearchParams({ grant_type: 'client_credentials' }),
    })
    this.token = ((await answer.json()) as { access_token: string }).access_token
  }

  call(method: string, path: string, body?: unknown, requestId?: string, whole = true): Promise<Answered> {
    return send(method, this.sandbox.ready.merchant + path, body, {
      authorization: `Bearer ${this.token}`,
      ...(requestId === undefined ? {} : { 'paypal-request-id': requestId }),
      ...(whole ? { prefer: 'return=representation' } : {}),
    })
  }

  /** A request body for an order of one purchase unit. */
  order(invoice: string, value = '12.34', currency = 'EUR') {
    const amount = { currency_code: currency, value }
    return {
      intent: 'AUTHORIZE',
      purchase_units: [{ reference_id: 'default', custom_id: `id-${invoice}`, invoice_id: invoice, amount }],
    }
  }

  async create(invoice: string, value?: string): Promise<string> {
    return idOf(await this.call('POST', '/v2/checkout/orders', this.order(invoice, value), `create-${invoice}`))
  }

  authorize(order: string, token: string, requestId?: string): Promise<Answered> {
    const body = { payment_source: { token: { id: token, type: 'BILLING_AGREEMENT' } } }
    return this.call('POST', `/v2/checkout/orders/${order}/authorize`, body, requestId, false)
  }

  /** The id of the authorisation of a new order on Ada's account. */
  async authorized(invoice: string, value?: string): Promise<string> {
    const answer = await this.authorize(await this.create(invoice, value), 'B-ADA', `authorize-${invoice}`)
    return authorizationOf(answer)
  }

  capture(authorization: string, body: unknown, requestId?: string): Promise<Answered> {
    return this.call('POST', `/v2/payments/authorizations/${authorization}/capture`, body, requestId)
  }

  async ledger(): Promise<
    Record<
      'orders' | 'authorizations' | 'captures' | 'voids' | 'refunds',
      { id: string; orderId?: string; invoiceId?: string }[]
    >
  > {
    return (await send('GET', `${this.sandbox.ready.merchant}/sandbox/ledger`)).body as never
  }

  async script(on: string, kind: string, times = 1): Promise<void> {
    await send('POST', `${this.sandbox.ready.merchant}/sandbox/faults`, { on, kind, times })
  }
}

export const idOf = (answer: Answered): string => (answer.body as { id: string }).id

export function authorizationOf(answer: Answered): string {
  const body = answer.body as { purchase_units: { payments: { authorizations: { id: string }[] } }[] }
  return body.purchase_units[0]?.payments.authorizations[0]?.id ?? ''
}
