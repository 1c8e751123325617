import type { Connection } from './connection.ts'
import { type ConnectionEvents, createConnectionEvents } from './connection-events.ts'
import { soon } from './runtime.ts'

declare const structuredClone: (value: unknown) => unknown

const connectionBetween = (own: ConnectionEvents, other: ConnectionEvents): Connection => ({
  send: (message) => {
    if (own.closed()) return
    const copy = structuredClone(message)
    soon(() => other.received(copy))
  },
  onMessage: own.onMessage,
  onClose: own.onClose,
  close: () => {
    if (own.end()) soon(other.end)
  },
})

/** Two connected ends in one process. Messages are copied and arrive later, as between processes. */
export const createInMemoryPair = (): readonly [Connection, Connection] => {
  const one = createConnectionEvents()
  const other = createConnectionEvents()
  return [connectionBetween(one, other), connectionBetween(other, one)]
}
