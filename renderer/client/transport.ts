import type { Connection } from '../../shared/rpc/connection.ts'
import { messagePortConnection } from '../../shared/rpc/message-port.ts'
import { openWebSocket } from '../../shared/rpc/web-socket.ts'

declare global {
  interface Window {
    /** Exposed by the preload in the desktop app; a browser has none. */
    readonly tillhouse?: { readonly connect: () => void }
  }
}

const portMessage = 'tillhouse:port'
const tokenKey = 'tillhouse.token'
const longestWaitMilliseconds = 5000

/** Asks the preload for a port to the order manager, which then arrives as a message of this window's own. */
const openPort = (connect: () => void): Promise<Connection> =>
  new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      window.removeEventListener('message', receive)
      reject(new Error('No port arrived'))
    }, longestWaitMilliseconds)
    const receive = (event: MessageEvent): void => {
      const port = event.ports[0]
      if (event.source !== window || event.data !== portMessage || port === undefined) return
      clearTimeout(timer)
      window.removeEventListener('message', receive)
      resolve(messagePortConnection(port))
    }
    window.addEventListener('message', receive)
    connect()
  })

/**
 * The token from the link that opened the page. It moves to the tab's own storage and out of the address bar, so that
 * it is neither bookmarked nor read over a shoulder.
 */
const readToken = (): string => {
  const address = new URL(window.location.href)
  const given = address.searchParams.get('token')
  if (given === null) return sessionStorage.getItem(tokenKey) ?? ''
  sessionStorage.setItem(tokenKey, given)
  address.searchParams.delete('token')
  window.history.replaceState(window.history.state, '', address)
  return given
}

const token = window.tillhouse === undefined ? readToken() : ''

/** A connection to the order manager: Electron's port in the desktop app, else a WebSocket to where the page is from. */
export const connect = (): Promise<Connection> => {
  if (window.tillhouse !== undefined) return openPort(window.tillhouse.connect)
  const scheme = window.location.protocol === 'https:' ? 'wss' : 'ws'
  const url = `${scheme}://${window.location.host}/rpc?token=${encodeURIComponent(token)}`
  return openWebSocket(new WebSocket(url))
}
