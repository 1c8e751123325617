import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { expect, onTestFinished, test } from 'vitest'
import { exchange, statusOf } from '../../../electron/payments/exchange.ts'
import { describeFailure } from '../../../electron/payments/http-problem.ts'

const serve = async (answer: (asked: IncomingMessage, reply: ServerResponse) => void): Promise<string> => {
  const server = createServer(answer).listen(0, '127.0.0.1')
  await once(server, 'listening')
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/there`
}
const post = { method: 'POST', headers: { 'content-type': 'text/plain' }, timeout: 5000 } as const
/** As a person reads it. */
const failure = (exchanged: Promise<unknown>) => exchanged.then(() => null, describeFailure)

test('given requests one after the other, then they come whole over one connection, and so do the answers', async () => {
  const ports = new Set<number | undefined>()
  const url = await serve(async (asked, reply) => {
    ports.add(asked.socket.remotePort)
    reply.writeHead(422).end(`${asked.method} ${asked.headers['content-length']} ${await text(asked)}`)
  })
  for (const body of ['Zoë', '24 €'])
    expect(await exchange(url, { ...post, body })).toEqual({
      status: 422,
      text: `POST ${Buffer.byteLength(body)} ${body}`,
    })
  expect(await exchange(url, { method: 'GET', headers: {}, timeout: 5000 })).toEqual({
    status: 422,
    text: 'GET undefined ',
  })
  expect(ports.size).toBe(1)
})

test('given an answer that begins and never ends, then it did not come in time; its status alone did', async () => {
  const url = await serve((_asked, reply) => void reply.writeHead(201).write('so far'))
  expect(await failure(exchange(url, { ...post, timeout: 200 }))).toBe('did not answer in time')
  expect(await statusOf(url, { ...post, timeout: 200 })).toBe(201)
})

test('given an answer that is cut off, then the connection broke', async () => {
  const url = await serve((_asked, reply) => {
    reply.writeHead(200, { 'content-length': 100 }).write('so far', () => reply.destroy())
  })
  expect(await failure(exchange(url, post))).toBe('broke the connection off')
})

test('given a redirect, then it is the answer; given no address, then nothing is sent', async () => {
  const url = await serve((_asked, reply) => reply.writeHead(307, { location: '/elsewhere' }).end())
  expect(await statusOf(url, post)).toBe(307)
  expect(await failure(exchange('elsewhere', post))).toBe('cannot be reached')
})
