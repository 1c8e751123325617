import { type Connection, MessageTooLarge } from './connection.ts'
import { createConnectionEvents } from './connection-events.ts'

/** What is used of a WebSocket: a browser's, Node's, or the one of the package `ws` on the serving side. */
export interface WebSocketLike {
  readonly readyState: number
  readonly bufferedAmount: number
  addEventListener(type: 'message', listener: (event: { readonly data: unknown }) => void): void
  addEventListener(type: 'open' | 'close' | 'error', listener: () => void): void
  send(text: string): void
  close(code?: number, reason?: string): void
}

/** In UTF-16 code units. A server's own limit in bytes (`maxPayload` of `ws`) should be four times as much or more. */
const longestText = 32 * 1024 * 1024
const busyFromBytes = 1024 * 1024

const open = 1
// Close codes of RFC 6455, section 7.4.1.
const finished = 1000
const unsupportedData = 1003
const tooLarge = 1009

/**
 * A WebSocket that is open, or about to be, as a connection of JSON texts.
 * Text that isn't JSON, binary data, and text over 32 Mi characters close it, with the code that says why.
 */
export const webSocketConnection = (socket: WebSocketLike): Connection => {
  const events = createConnectionEvents()
  const close = (code: number, reason: string): void => {
    if (events.end()) socket.close(code, reason)
  }
  const receive = (data: unknown): void => {
    if (typeof data !== 'string') return close(unsupportedData, 'Only text is understood')
    if (data.length > longestText) return close(tooLarge, 'The message is too large')
    let message: unknown
    try {
      message = JSON.parse(data)
    } catch {
      return close(unsupportedData, 'The text is not JSON')
    }
    events.received(message)
  }

  socket.addEventListener('message', (event) => receive(event.data))
  socket.addEventListener('close', events.end)
  // `ws` throws an error that nobody listens to; that it closes afterwards is enough to know.
  socket.addEventListener('error', () => undefined)

  return {
    send: (message) => {
      if (events.closed() || socket.readyState !== open) return
      const text = JSON.stringify(message)
      if (text.length > longestText) throw new MessageTooLarge(`${text.length} characters, at most ${longestText}`)
      socket.send(text)
    },
    onMessage: events.onMessage,
    onClose: events.onClose,
    close: () => close(finished, ''),
    busy: () => socket.bufferedAmount > busyFromBytes,
  }
}

/** Waits until a new WebSocket is open. Rejects if it can't be. */
export const openWebSocket = (socket: WebSocketLike): Promise<Connection> =>
  new Promise((resolve, reject) => {
    const connection = webSocketConnection(socket)
    if (socket.readyState === open) resolve(connection)
    socket.addEventListener('open', () => resolve(connection))
    connection.onClose(() => reject(new Error('The WebSocket could not be opened')))
  })
