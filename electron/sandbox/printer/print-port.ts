import { type AddressInfo, createServer, type Server, type Socket } from 'node:net'
import { LOOPBACK, usablePort } from '../loopback-server.ts'
import { type PrintSession, startPrintSession } from './print-session.ts'
import type { PrinterJournal, PrinterState } from './printer-journal.ts'

/** The printer's TCP port. Switched off it refuses connections; switched on it listens on the same port again. */
export type PrintPort = {
  readonly port: number
  switchTo: (state: PrinterState) => Promise<void>
  close: () => Promise<void>
}

export async function openPrintPort(journal: PrinterJournal, remembered: number | undefined): Promise<PrintPort> {
  const connections = new Map<Socket, PrintSession>()
  let server: Server | undefined

  const accept = (socket: Socket): void => {
    const session = startPrintSession(journal, (bytes) => socket.write(bytes))
    connections.set(socket, session)
    socket.on('data', (bytes) => session.receive(bytes))
    socket.on('end', () => session.end())
    socket.on('error', () => session.end())
    // Bytes of a closed connection still wait for paper; they leave the printer's memory when it prints or is switched off.
    socket.on('close', () => journal.state() === 'paperOut' || connections.delete(socket))
  }
  const listen = async (port: number): Promise<number> => {
    const opened = createServer(accept)
    await new Promise<void>((resolve, reject) => {
      opened.once('error', reject)
      opened.listen({ host: LOOPBACK, port }, resolve)
    })
    server = opened
    return (opened.address() as AddressInfo).port
  }
  const stopListening = async (): Promise<void> => {
    const closing = server
    server = undefined
    for (const socket of connections.keys()) socket.destroy()
    connections.clear()
    if (closing !== undefined) await new Promise<void>((resolve) => closing.close(() => resolve()))
  }

  // Listening once finds the port, also for a printer that was left switched off.
  const port = await listen(await usablePort(remembered))
  if (journal.state() === 'off') await stopListening()

  return {
    port,
    async switchTo(state) {
      journal.setState(state)
      if (state === 'off') return stopListening()
      if (server === undefined) await listen(port)
      if (state === 'on') resumeAll(connections)
      return undefined
    },
    close: stopListening,
  }
}

function resumeAll(connections: Map<Socket, PrintSession>): void {
  for (const [socket, session] of connections) {
    session.resume()
    if (!socket.destroyed) continue
    session.end()
    connections.delete(socket)
  }
}
