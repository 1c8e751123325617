import { type AddressInfo, createServer, type Socket } from 'node:net'
import { type Fault, takeFault } from '../faults.ts'
import { LOOPBACK, usablePort } from '../loopback-server.ts'
import type { AcquirerLedger } from './acquirer-ledger.ts'
import { nameOf, type openAcquirerService } from './acquirer-service.ts'
import { messageCutter, readMessage, writeMessage } from './iso-message.ts'

/** The acquirer's TCP port, and how many requests of each name came to it. */
export type AcquirerPort = {
  readonly port: number
  counts: () => Readonly<Record<string, number>>
  /** Breaks all lines; new ones may come. */
  hangUp: () => void
  close: () => Promise<void>
}

/** Opens the port on the remembered number, or on a free one. A line is signed on before it is used. */
export async function openAcquirerPort(
  ledger: AcquirerLedger,
  service: ReturnType<typeof openAcquirerService>,
  remembered: number | undefined,
): Promise<AcquirerPort> {
  const lines = new Set<Socket>()
  const counts = new Map<string, number>()

  const accept = (socket: Socket): void => {
    const cut = messageCutter()
    let isSignedOn = false
    const receive = async (bytes: Buffer): Promise<void> => {
      const request = readMessage(bytes)
      const name = request === undefined ? undefined : nameOf(request)
      if (request === undefined || name === undefined) return void socket.destroy()
      counts.set(name, (counts.get(name) ?? 0) + 1)
      const fault = nextFault(ledger, name)
      if (fault?.kind === 'down') return void socket.destroy()
      if (fault?.kind === 'timeoutBefore') return
      if (fault?.kind === 'rubbish') return void socket.write(Buffer.from('\0\u0010HTTP/1.1 200 OK\n', 'latin1'))
      const answer =
        fault?.kind === 'error500'
          ? { type: `${request.type.slice(0, 2)}${Number(request.type[2]) + 1}0`, elements: failing(request.elements) }
          : await service.handle(request, isSignedOn, fault?.kind === 'decline')
      if (name === 'signOn' && answer.elements.get(39) === '00') isSignedOn = true
      if (fault?.kind === 'timeoutAfter') return
      if (fault?.kind === 'late') await new Promise((resolve) => setTimeout(resolve, fault.milliseconds).unref())
      const sent = writeMessage(answer)
      // A line may deliver two answers in one piece, and one in two.
      socket.write(fault?.kind === 'twice' ? Buffer.concat([sent, sent]) : sent)
    }
    lines.add(socket)
    socket.on('data', (bytes: Buffer) => {
      for (const message of cut(bytes)) void receive(message).catch(() => socket.destroy())
    })
    socket.on('error', () => socket.destroy())
    socket.on('close', () => lines.delete(socket))
  }
  const hangUp = (): void => {
    for (const socket of lines) socket.destroy()
  }

  const server = createServer(accept)
  const wanted = await usablePort(remembered)
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen({ host: LOOPBACK, port: wanted }, resolve)
  })
  return {
    port: (server.address() as AddressInfo).port,
    counts: () => Object.fromEntries(counts),
    hangUp,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        hangUp()
      }),
  }
}

/** System malfunction: nothing was done. */
function failing(elements: ReadonlyMap<number, string>): ReadonlyMap<number, string> {
  const given = [...elements].filter(([number]) => [7, 11, 37, 41, 42].includes(number))
  return new Map([...given, [39, '96']])
}

function nextFault(ledger: AcquirerLedger, name: string): Fault | undefined {
  const taken = takeFault(ledger.faults(), name)
  if (taken !== undefined) ledger.commit({ faults: taken.left })
  return taken?.fault
}
