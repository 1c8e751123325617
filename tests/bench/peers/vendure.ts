import { execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { cpSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { z } from 'zod'
import { startPostgres } from '../../support/postgres.ts'
import { memoryFolder } from '../../support/temporary-folder.ts'
import { createPost } from '../orders/post.ts'
import type { Seller, WantedLine } from '../orders/seller.ts'

const readyLine = z.object({ url: z.url(), shippingMethodId: z.string(), paymentMethod: z.string() })
const source = join(import.meta.dirname, 'vendure')

const addLines = `mutation ($lines: [AddItemInput!]!) {
  addItemsToOrder(inputs: $lines) { order { code } errorResults { __typename } }
}`
/** What a customer does at the checkout, in one request. */
const checkOut = `mutation ($customer: CreateCustomerInput!, $address: CreateAddressInput!, $method: [ID!]!, $payment: PaymentInput!) {
  setCustomerForOrder(input: $customer) { __typename }
  setOrderShippingAddress(input: $address) { __typename }
  setOrderShippingMethod(shippingMethodId: $method) { __typename }
  transitionOrderToState(state: "ArrangingPayment") { __typename }
  addPaymentToOrder(input: $payment) { __typename ... on Order { state } ... on ErrorResult { message } }
}`

const added = z.object({
  data: z.object({ addItemsToOrder: z.object({ errorResults: z.array(z.unknown()).length(0) }) }),
})
const paid = z.object({ data: z.object({ addPaymentToOrder: z.object({ state: z.literal('PaymentAuthorized') }) }) })

/**
 * Vendure on a PostgreSQL of its own with its dummy payment, installed into a folder in memory by its lock file. An order
 * takes two requests: its lines, whose stock is checked, and the checkout. @throws Error where there is no registry to
 * install it from, or no PostgreSQL
 */
export const openVendure = async (products: number): Promise<Seller> => {
  const place = memoryFolder()
  cpSync(source, place.path, { recursive: true })
  execFileSync('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund'], { cwd: place.path, stdio: 'pipe' })
  const database = await startPostgres()
  const socketFolder = new URL(database.url).searchParams.get('host') ?? ''
  const server = spawn(process.execPath, ['server.mjs', socketFolder, String(products)], {
    cwd: place.path,
    stdio: ['pipe', 'pipe', 'ignore'],
    env: { ...process.env, VENDURE_DISABLE_TELEMETRY: 'true' },
  })
  const ready = await new Promise<z.output<typeof readyLine>>((settle, fail) => {
    createInterface({ input: server.stdout }).on('line', (line) => {
      if (line.startsWith('{')) settle(readyLine.parse(JSON.parse(line)))
    })
    server.once('close', () => fail(new Error('Vendure did not start.')))
  })
  const { post, close } = createPost()
  const url = new URL(ready.url)

  const order = async (wanted: readonly WantedLine[]): Promise<void> => {
    const lines = wanted.map(({ product, quantity }) => ({ productVariantId: String(product + 1), quantity }))
    const first = await post(url, {}, { query: addLines, variables: { lines } })
    added.parse(JSON.parse(first.text))
    const authorization = `Bearer ${String(first.headers['vendure-auth-token'])}`
    const variables = {
      customer: { firstName: 'Ada', lastName: 'Alder', emailAddress: 'ada@example.com' },
      address: { streetLine1: 'Harbour Street 5', city: 'Dublin', postalCode: 'D08', countryCode: 'IE' },
      method: [ready.shippingMethodId],
      payment: { method: ready.paymentMethod, metadata: {} },
    }
    const second = await post(url, { authorization }, { query: checkOut, variables })
    if (!paid.safeParse(JSON.parse(second.text)).success) throw new Error(`Vendure did not take it: ${second.text}`)
  }
  return {
    name: 'Vendure 3.7.3 on PostgreSQL',
    processes: { Vendure: server.pid },
    order: (lines) => {
      const confirmed = order(lines)
      return { accepted: confirmed, confirmed }
    },
    end: async () => {
      close()
      const gone = once(server, 'close')
      server.stdin.end()
      await gone
      await database.close()
      place.remove()
    },
  }
}
