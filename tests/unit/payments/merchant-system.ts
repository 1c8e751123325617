import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'

interface Answer {
  readonly status: number
  readonly body: unknown
}

interface Authorization {
  readonly id: string
  readonly orderId: string
  status: string
  readonly amount: { readonly currency_code: string; readonly value: string }
}

/** What a test may have the merchant system do wrong, and what it may look at afterwards. */
export interface MerchantSystem {
  readonly baseUrl: string
  readonly authorizations: Map<string, Authorization>
  readonly captures: Map<string, { id: string; authorizationId: string; status: string; amount: unknown }>
  readonly voided: string[]
  tokensGiven: number
  /** Tokens given so far are no longer good. */
  forgetTokens(): void
  /** Answers of earlier requests are forgotten, as PayPal does after hours. */
  forgetRequests(): void
  /** The next matching request is done, but its answer never arrives. */
  swallow(path: RegExp): void
  /** The next matching request is answered so, and nothing is done. */
  answer(path: RegExp, answer: Answer): void
  /** The next matching answer is changed on its way. */
  change(path: RegExp, change: (body: Record<string, unknown>) => unknown): void
  readonly requests: {
    readonly method: string
    readonly path: string
    readonly id: string | undefined
    readonly body: unknown
  }[]
  close(): Promise<void>
}

const problem = (status: number, name: string, issue?: string): Answer => ({
  status,
  body: {
    name,
    message: `${name} happened.`,
    debug_id: 'debug',
    ...(issue === undefined ? {} : { details: [{ issue, description: `${issue} in the merchant's words.` }] }),
  },
})

/**
 * A merchant system that speaks the used part of PayPal's Orders v2 and Payments v2 and enforces its rules: credentials,
 * request ids, one authorisation per order, one final capture. Tokens whose name begins with POOR have no funds.
 */
export const startMerchantSystem = async (): Promise<MerchantSystem> => {
  const orders = new Map<string, { amount: Authorization['amount']; authorizationId?: string }>()
  const authorizations: MerchantSystem['authorizations'] = new Map()
  const captures: MerchantSystem['captures'] = new Map()
  const answered = new Map<string, { answer: Answer; body: string }>()
  const tokens = new Set<string>()
  const faults: {
    path: RegExp
    kind: 'swallow' | 'answer' | 'change'
    answer?: Answer
    change?: (body: Record<string, unknown>) => unknown
  }[] = []
  let count = 0
  const newId = (kind: string): string => `${kind}${String((count += 1)).padStart(6, '0')}`

  const orderBody = (id: string): unknown => {
    const order = orders.get(id)
    const authorization = authorizations.get(order?.authorizationId ?? '')
    return {
      id,
      status: authorization === undefined ? 'CREATED' : 'COMPLETED',
      purchase_units: [
        {
          reference_id: 'default',
          amount: order?.amount,
          ...(authorization === undefined
            ? {}
            : {
                payments: {
                  authorizations: [authorization],
                  captures: [...captures.values()].filter((capture) => capture.authorizationId === authorization.id),
                },
              }),
        },
      ],
    }
  }

  const act = (method: string, path: string, body: Record<string, never>): Answer => {
    const [, , , kind, id = '', action] = path.split('/')
    if (kind === 'orders' && id === '') {
      const unit = (body as { purchase_units?: { amount: Authorization['amount'] }[] }).purchase_units?.[0]
      if (unit === undefined) return problem(400, 'INVALID_REQUEST', 'MISSING_REQUIRED_PARAMETER')
      const orderId = newId('ORDER')
      orders.set(orderId, { amount: unit.amount })
      return { status: 201, body: orderBody(orderId) }
    }
    if (kind === 'orders') {
      const order = orders.get(id)
      if (order === undefined) return problem(404, 'RESOURCE_NOT_FOUND', 'INVALID_RESOURCE_ID')
      if (method === 'GET') return { status: 200, body: orderBody(id) }
      if (order.authorizationId !== undefined) return problem(422, 'UNPROCESSABLE_ENTITY', 'ORDER_ALREADY_AUTHORIZED')
      const token = (body as { payment_source?: { token?: { id: string } } }).payment_source?.token?.id ?? ''
      if (token.startsWith('POOR')) return problem(422, 'UNPROCESSABLE_ENTITY', 'INSTRUMENT_DECLINED')
      const authorization = { id: newId('AUTH'), orderId: id, status: 'CREATED', amount: order.amount }
      authorizations.set(authorization.id, authorization)
      order.authorizationId = authorization.id
      return { status: 201, body: orderBody(id) }
    }
    const authorization = authorizations.get(id)
    if (kind === 'captures') return { status: 200, body: captures.get(id) }
    if (authorization === undefined) return problem(404, 'RESOURCE_NOT_FOUND', 'INVALID_RESOURCE_ID')
    if (method === 'GET') {
      return {
        status: 200,
        body: { ...authorization, supplementary_data: { related_ids: { order_id: authorization.orderId } } },
      }
    }
    if (action === 'void') {
      if (authorization.status === 'CAPTURED') return problem(422, 'UNPROCESSABLE_ENTITY', 'PREVIOUSLY_CAPTURED')
      if (authorization.status === 'VOIDED') return problem(422, 'UNPROCESSABLE_ENTITY', 'PREVIOUSLY_VOIDED')
      authorization.status = 'VOIDED'
      return { status: 204, body: null }
    }
    if (authorization.status === 'CAPTURED')
      return problem(422, 'UNPROCESSABLE_ENTITY', 'AUTHORIZATION_ALREADY_CAPTURED')
    if (authorization.status === 'VOIDED') return problem(422, 'UNPROCESSABLE_ENTITY', 'AUTHORIZATION_VOIDED')
    authorization.status = 'CAPTURED'
    const capture = {
      id: newId('CAPTURE'),
      authorizationId: id,
      status: 'COMPLETED',
      amount: (body as { amount?: unknown }).amount,
    }
    captures.set(capture.id, capture)
    return { status: 201, body: capture }
  }

  const read = async (request: IncomingMessage): Promise<string> => {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk as Buffer)
    return Buffer.concat(chunks).toString()
  }

  const serve = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const text = await read(request)
    const path = request.url ?? ''
    const method = request.method ?? ''
    const reply = ({ status, body }: Answer): void => {
      response.writeHead(status, { 'content-type': 'application/json' }).end(body === null ? '' : JSON.stringify(body))
    }
    const at = faults.findIndex((fault) => fault.path.test(`${method} ${path}`))
    const fault = at === -1 ? undefined : faults.splice(at, 1)[0]
    if (fault?.answer !== undefined) return reply(fault.answer)

    if (path === '/v1/oauth2/token') {
      const wanted = `Basic ${Buffer.from('client:secret').toString('base64')}`
      if (request.headers.authorization !== wanted || text !== 'grant_type=client_credentials') {
        return reply({ status: 401, body: { error: 'invalid_client' } })
      }
      system.tokensGiven += 1
      const token = newId('token')
      tokens.add(token)
      return reply({ status: 200, body: { access_token: token, token_type: 'Bearer', expires_in: 32_400 } })
    }
    if (!tokens.has(request.headers.authorization?.replace('Bearer ', '') ?? '')) {
      return reply(problem(401, 'AUTHENTICATION_FAILURE'))
    }
    const id = request.headers['paypal-request-id']?.toString()
    system.requests.push({ method, path, id, body: text === '' ? null : JSON.parse(text) })
    if (method === 'POST' && id === undefined) return reply(problem(400, 'INVALID_REQUEST', 'MISSING_REQUEST_ID'))
    const before = id === undefined ? undefined : answered.get(id)
    if (before !== undefined && before.body !== `${path} ${text}`) {
      return reply(problem(422, 'UNPROCESSABLE_ENTITY', 'DUPLICATE_REQUEST_ID'))
    }
    let answer = before?.answer ?? act(method, path, text === '' ? {} : JSON.parse(text))
    if (fault?.change !== undefined) {
      answer = { ...answer, body: fault.change(structuredClone(answer.body) as Record<string, unknown>) }
    }
    if (id !== undefined) answered.set(id, { answer, body: `${path} ${text}` })
    if (fault?.kind === 'swallow') return
    reply(answer)
  }

  const server = createServer((request, response) => void serve(request, response))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('No port.')

  const system: MerchantSystem = {
    baseUrl: `http://127.0.0.1:${address.port}`,
    authorizations,
    captures,
    get voided() {
      return [...authorizations.values()].filter(({ status }) => status === 'VOIDED').map(({ id }) => id)
    },
    tokensGiven: 0,
    forgetTokens: () => tokens.clear(),
    forgetRequests: () => answered.clear(),
    swallow: (path) => void faults.push({ path, kind: 'swallow' }),
    answer: (path, answer) => void faults.push({ path, kind: 'answer', answer }),
    change: (path, change) => void faults.push({ path, kind: 'change', change }),
    requests: [],
    close: () => {
      server.closeAllConnections()
      return new Promise((resolve) => server.close(() => resolve()))
    },
  }
  return system
}
