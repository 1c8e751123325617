import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { WebSocketServer, WebSocket as WsWebSocket } from 'ws'
import { createRpcClient } from '../../../shared/rpc/client.ts'
import { openWebSocket, webSocketConnection } from '../../../shared/rpc/web-socket.ts'
import { eventually } from './eventually.ts'
import { openToyShop, toyContract } from './toy-shop.ts'

const tooLong = 'x'.repeat(32 * 1024 * 1024 + 1)

describe('a shop behind a WebSocket', () => {
  let listening: WebSocketServer
  let address: string

  beforeEach(async () => {
    const { server } = openToyShop()
    listening = new WebSocketServer({ host: '127.0.0.1', port: 0 })
    listening.on('connection', (socket) => server.serve(webSocketConnection(socket)))
    await once(listening, 'listening')
    address = `ws://127.0.0.1:${(listening.address() as AddressInfo).port}`
  })
  afterEach(async () => {
    for (const socket of listening.clients) socket.terminate()
    await new Promise((resolve) => listening.close(resolve))
  })

  test.each([
    ['text that is not JSON', '{"id": 1,', 1003],
    ['binary data', Buffer.from('{"id":1}'), 1003],
    ['text that is too large', tooLong, 1009],
  ])('given %s, it closes and says why', async (_what, data, code) => {
    const socket = new WsWebSocket(address)
    await once(socket, 'open')
    socket.send(data)
    const [closedWith] = await once(socket, 'close')
    expect(closedWith).toBe(code)
  })

  test('a call that is too large is refused before it leaves, and the connection stays', async () => {
    const client = createRpcClient(toyContract, () => openWebSocket(new WebSocket(address)))
    expect(await client.call('label.print', { text: tooLong })).toMatchObject({ refusal: 'message_too_large' })
    expect(await client.call('label.print', { text: 'short' })).toBe('short')
    client.close()
  })

  test('a client started before its server is told so, and connects once the server is there', async () => {
    const place = new URL(address)
    await new Promise((resolve) => listening.close(resolve))
    const client = createRpcClient(toyContract, () => openWebSocket(new WebSocket(address)))
    expect(await client.call('label.print', { text: 'early' })).toMatchObject({ refusal: 'connection_lost' })

    const { server } = openToyShop()
    listening = new WebSocketServer({ host: '127.0.0.1', port: Number(place.port) })
    listening.on('connection', (socket) => server.serve(webSocketConnection(socket)))
    await eventually(async () => expect(await client.call('label.print', { text: 'now' })).toBe('now'))
    client.close()
  })
})
