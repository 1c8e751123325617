import { soon } from './runtime.ts'

/** What every transport shares: who listens, what came before anybody did, and that the end is told once. */
export interface ConnectionEvents {
  readonly closed: () => boolean
  readonly received: (message: unknown) => void
  /** Marks the connection as closed; false if it was already. */
  readonly end: () => boolean
  readonly onMessage: (listener: (message: unknown) => void) => void
  readonly onClose: (listener: () => void) => void
}

export const createConnectionEvents = (): ConnectionEvents => {
  const messageListeners: ((message: unknown) => void)[] = []
  const closeListeners: (() => void)[] = []
  const early: unknown[] = []
  let closed = false

  return {
    closed: () => closed,
    received: (message) => {
      if (closed) return
      if (messageListeners.length === 0) early.push(message)
      for (const listener of messageListeners) listener(message)
    },
    end: () => {
      if (closed) return false
      closed = true
      for (const listener of closeListeners) soon(listener)
      return true
    },
    onMessage: (listener) => {
      messageListeners.push(listener)
      for (const message of early.splice(0)) listener(message)
    },
    onClose: (listener) => {
      if (closed) soon(listener)
      else closeListeners.push(listener)
    },
  }
}
