import { once } from 'node:events'
import { type AddressInfo, createServer, type Socket } from 'node:net'
import {
  type IsoMessage,
  messageCutter,
  readMessage,
  readPrivate,
  writeMessage,
} from '../../../electron/sandbox/acquirer/iso-message.ts'

/** What a host does with a request: says these bytes, or nothing. */
type Behaviour = (request: IsoMessage, socket: Socket) => Buffer | null

export interface AcquirerHost {
  readonly port: number
  readonly requests: readonly IsoMessage[]
  /** How often somebody called. */
  readonly connections: () => number
  readonly close: () => Promise<void>
}

/** The answer of a host that agrees, with elements of its own instead. */
export const yes = ({ type, elements }: IsoMessage, instead: Readonly<Record<number, string>> = {}): Buffer => {
  const kept = [...elements].filter(([number]) => ![3, 38, 48, 90].includes(number))
  const own = Object.entries(instead).map(([number, value]) => [Number(number), value] as const)
  return writeMessage({
    type: `${type.slice(0, 2)}${Number(type[2]) + 1}0`,
    elements: new Map([...kept, [38, 'A1B2C3'], [39, '00'], ...own]),
  })
}

/** An acquirer that behaves as a test wants it to. */
export const openAcquirerHost = async (behave: Behaviour): Promise<AcquirerHost> => {
  const requests: IsoMessage[] = []
  const sockets = new Set<Socket>()
  let connections = 0
  const server = createServer((socket) => {
    connections += 1
    sockets.add(socket)
    const cut = messageCutter()
    socket.on('error', () => socket.destroy())
    socket.on('data', (bytes: Buffer) => {
      for (const message of cut(bytes)) {
        const request = readMessage(message)
        if (request === undefined) return void socket.destroy()
        requests.push(request)
        const answer = behave(request, socket)
        if (answer !== null) socket.write(answer)
      }
    })
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    port: (server.address() as AddressInfo).port,
    requests,
    connections: () => connections,
    close: async () => {
      server.close()
      for (const socket of sockets) socket.destroy()
      await once(server, 'close')
    },
  }
}

export const tokenIn = ({ elements }: IsoMessage): string | undefined => readPrivate(elements.get(48) ?? '').get('01')
