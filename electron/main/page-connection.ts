import { MessageChannelMain } from 'electron'
import type { Host } from '../host/open-host.ts'
import { portConnection } from './port-connection.ts'
import { onPageMessage } from './trusted-ipc.ts'

/** Gives each page that asks one end of a new channel, and lets the host serve the other. */
export function answerPages(host: Pick<Host, 'serveConnection'>): void {
  onPageMessage('tillhouse:connect', (frame) => {
    const { port1, port2 } = new MessageChannelMain()
    host.serveConnection(portConnection(port1))
    frame.postMessage('tillhouse:port', null, [port2])
  })
}
