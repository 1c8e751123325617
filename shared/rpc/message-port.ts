import type { Connection } from './connection.ts'
import { createConnectionEvents } from './connection-events.ts'

/** What is used of a standard MessagePort: a page's, or the one of node:worker_threads. */
export interface MessagePortLike {
  postMessage(message: unknown): void
  addEventListener(type: 'message', listener: (event: { readonly type: string; readonly data?: unknown }) => void): void
  addEventListener(type: 'close' | 'messageerror', listener: () => void): void
  start(): void
  close(): void
}

/**
 * A MessagePort as a connection. It has no limit of size: both ends belong to one application.
 * The other end's `close` is an event in Node, in Electron's pages, and in Chromium from 122.
 */
export const messagePortConnection = (port: MessagePortLike): Connection => {
  const events = createConnectionEvents()
  const close = (): void => {
    if (events.end()) port.close()
  }
  port.addEventListener('message', (event) => events.received(event.data))
  port.addEventListener('messageerror', close)
  port.addEventListener('close', events.end)
  port.start()
  return {
    send: (message) => {
      if (!events.closed()) port.postMessage(message)
    },
    onMessage: events.onMessage,
    onClose: events.onClose,
    close,
  }
}
