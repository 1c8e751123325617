import { existsSync, readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import path from 'node:path'
import { text } from 'node:stream/consumers'
import { Ajv } from 'ajv'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { CardRequest } from '../../../electron/order-manager/ports/card-terminal.ts'
import { createAdyenTerminal } from '../../../electron/payments/terminal/adyen-terminal.ts'
import { deriveNexoKey } from '../../../electron/payments/terminal/nexo-key.ts'
import { terminalDesk } from '../../support/terminal-desk.ts'
import { SandboxProcess } from '../sandbox/sandbox-process.ts'

const file = path.resolve(import.meta.dirname, '../../../../shared/data/payments/adyen-terminal-api-v1.openapi.json')
const present = existsSync(file)
if (!present) process.stderr.write(`SKIPPED: Adyen's OpenAPI document is not at ${file}\n`)

type Sealed = {
  MessageHeader: unknown
  NexoBlob: string
  SecurityTrailer: Parameters<ReturnType<typeof deriveNexoKey>['open']>[1]
}
type Envelope = { SaleToPOIRequest?: Sealed; SaleToPOIResponse?: Sealed }

describe.skipIf(!present)('till and terminal speak as Adyen’s OpenAPI document says', () => {
  const sandbox = new SandboxProcess()
  const desk = terminalDesk(() => sandbox.ready.terminal)
  const heard: { direction: 'request' | 'response'; message: Envelope }[] = []
  // What goes by is written down, sealed as it is.
  const tap = createServer(async (request, response) => {
    const asked = await text(request)
    heard.push({ direction: 'request', message: JSON.parse(asked) as Envelope })
    const answer = await fetch(`${sandbox.ready.terminal.address}/nexo`, { method: 'POST', body: asked })
    const answered = await answer.text()
    if (answered !== '') heard.push({ direction: 'response', message: JSON.parse(answered) as Envelope })
    response.writeHead(answer.status).end(answered)
  })
  beforeAll(async () => {
    await sandbox.start()
    await new Promise<void>((resolve) => tap.listen(0, '127.0.0.1', resolve))
  })
  afterAll(async () => {
    tap.close()
    await sandbox.end()
  })

  const ajv = new Ajv({ strict: false, allErrors: true, validateFormats: false, unicodeRegExp: false })
  const check = (schema: string, value: unknown) => {
    const validate = ajv.getSchema(`adyen#/components/schemas/${schema}`)
    if (validate === undefined) throw new Error(`Adyen's document has no ${schema}.`)
    const valid = validate(value)
    expect(valid ? [] : validate.errors?.map((one) => `${schema}${one.instancePath} ${one.message}`)).toEqual([])
  }

  test('charges, refunds, reversals, questions and their answers, sealed and opened', async () => {
    ajv.addSchema(JSON.parse(readFileSync(file, 'utf8')) as object, 'adyen')
    const address = `http://127.0.0.1:${(tap.address() as AddressInfo).port}`
    const terminal = createAdyenTerminal(desk.access({ address }), { longest: 5000 })
    const request = (changes: Partial<CardRequest> = {}): CardRequest => ({
      kind: 'charge',
      key: crypto.randomUUID(),
      saleId: 'Till-1',
      reference: 'order-1',
      amount: 1205,
      currency: 'EUR',
      digits: 2,
      at: Date.now(),
      ...changes,
    })

    await terminal.diagnose()
    await desk.customer('ada')
    const charge = request()
    const approved = await terminal.send(charge)
    if (approved.outcome !== 'approved') throw new Error(JSON.stringify(approved))
    await terminal.status(charge)
    await terminal.send(request({ tip: 105 }))
    await terminal.status(request())
    await terminal.send(charge)
    await desk.customer('ben')
    await terminal.send(request())
    const back = request({ kind: 'reversal', original: approved.transaction, amount: 200 })
    await terminal.send(back)
    await terminal.status(back)
    await terminal.send(request({ kind: 'reversal', original: { id: 'none', at: approved.transaction.at } }))
    await desk.customer('ada')
    await terminal.send(request({ kind: 'refund', amount: 100 }))
    await desk.customer(null)
    const cancelled = request()
    const waiting = terminal.send(cancelled)
    await desk.waiting()
    await terminal.status(cancelled)
    await terminal.abort(cancelled)
    await waiting

    const { keyIdentifier, keyVersion, passphrase } = sandbox.ready.terminal
    const key = deriveNexoKey(passphrase, { keyIdentifier, keyVersion })
    const bodies = new Map<string, number>()
    for (const { direction, message } of heard) {
      const outer = direction === 'request' ? message.SaleToPOIRequest : message.SaleToPOIResponse
      if (outer === undefined) throw new Error(`No ${direction} in ${JSON.stringify(message)}`)
      check('MessageHeader', outer.MessageHeader)
      check('SecurityTrailer', outer.SecurityTrailer)
      const opened = JSON.parse(key.open(outer.NexoBlob, outer.SecurityTrailer) ?? 'null') as Record<
        string,
        Record<string, unknown>
      >
      const name = direction === 'request' ? 'SaleToPOIRequest' : 'SaleToPOIResponse'
      check(name, opened[name])
      for (const [body, value] of Object.entries(opened[name] ?? {})) {
        bodies.set(body, (bodies.get(body) ?? 0) + 1)
        check(body, value)
      }
      expect(opened[name]?.['MessageHeader']).toEqual(outer.MessageHeader)
    }
    expect(Object.fromEntries(bodies)).toMatchObject({
      PaymentRequest: 6,
      PaymentResponse: 6,
      ReversalRequest: 2,
      ReversalResponse: 2,
      TransactionStatusRequest: 4,
      TransactionStatusResponse: 4,
      AbortRequest: 1,
      DiagnosisRequest: 1,
      DiagnosisResponse: 1,
    })
  })
})
