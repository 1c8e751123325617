import { MessageChannel, type MessagePort } from 'node:worker_threads'
import { describe, expect, test, vi } from 'vitest'
import { type Port, portConnection } from '../../../electron/main/port-connection.ts'

/** Node's port in the shape of Electron's: that one hands its listeners an event, this one the data. */
function electronLike(port: MessagePort): Port {
  return {
    postMessage: (message) => port.postMessage(message),
    start: () => port.start(),
    close: () => port.close(),
    on: (event: 'message' | 'close', listener: (event: { data: unknown }) => void) =>
      event === 'message'
        ? port.addListener('message', (data: unknown) => listener({ data }))
        : port.addListener('close', () => listener({ data: undefined })),
  }
}

function channel() {
  const { port1, port2 } = new MessageChannel()
  return { connection: portConnection(electronLike(port1)), page: port2 }
}

describe('a page’s port as a connection', () => {
  test('carries messages both ways, in order', async () => {
    const { connection, page } = channel()
    const atHost: unknown[] = []
    const atPage: unknown[] = []
    page.on('message', (message) => atPage.push(message))
    connection.onMessage((message) => atHost.push(message))

    page.postMessage({ id: 1 })
    page.postMessage({ id: 2 })
    connection.send({ id: 1, result: 'first' })
    connection.send({ id: 2, result: 'second' })

    await vi.waitFor(() => {
      expect(atHost).toEqual([{ id: 1 }, { id: 2 }])
      expect(atPage).toEqual([
        { id: 1, result: 'first' },
        { id: 2, result: 'second' },
      ])
    })
    page.close()
  })

  test('given messages that came before anyone listened, then none is lost', async () => {
    const { connection, page } = channel()
    page.postMessage('early')
    await new Promise((done) => setImmediate(done))

    const listener = vi.fn<(message: unknown) => void>()
    connection.onMessage(listener)

    await vi.waitFor(() => expect(listener).toHaveBeenCalledWith('early'))
    page.close()
  })

  test('given a page that went, then the host is told once, and sending does nothing', async () => {
    const { connection, page } = channel()
    const closed = vi.fn<() => void>()
    connection.onMessage(() => {})
    connection.onClose(closed)

    page.close()

    await vi.waitFor(() => expect(closed).toHaveBeenCalledTimes(1))
    expect(() => connection.send('too late')).not.toThrow()
    connection.close()
    expect(closed).toHaveBeenCalledTimes(1)
  })

  test('who asks after the end is told at once', () => {
    const { connection } = channel()
    connection.close()
    const closed = vi.fn<() => void>()

    connection.onClose(closed)

    expect(closed).toHaveBeenCalledTimes(1)
  })
})
