import type { MessagePortMain } from 'electron'
import type { Connection } from '../../shared/rpc/connection.ts'

/** The part of Electron's port that a connection needs; a test plugs a port of Node's in. */
export type Port = Pick<MessagePortMain, 'postMessage' | 'start' | 'close'> & {
  on(event: 'message', listener: (event: { data: unknown }) => void): unknown
  on(event: 'close', listener: () => void): unknown
}

/**
 * A page's port as a connection. The port keeps what arrives until it is started, and it is started for the first
 * listener, so that no message is lost in between.
 */
export function portConnection(port: Port): Connection {
  const closeListeners: (() => void)[] = []
  let open = true
  let started = false

  function end(): void {
    if (!open) return
    open = false
    for (const listener of closeListeners.splice(0)) listener()
  }
  port.on('close', end)

  return {
    send(message) {
      if (open) port.postMessage(message)
    },
    onMessage(listener) {
      port.on('message', (event) => listener(event.data))
      if (!started) port.start()
      started = true
    },
    onClose(listener) {
      if (open) closeListeners.push(listener)
      else listener()
    },
    close() {
      if (open) port.close()
      end()
    },
  }
}
