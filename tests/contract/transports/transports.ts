import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { MessageChannel } from 'node:worker_threads'
import { WebSocketServer } from 'ws'
import type { Connection } from '../../../shared/rpc/connection.ts'
import { createInMemoryPair } from '../../../shared/rpc/in-memory.ts'
import { messagePortConnection } from '../../../shared/rpc/message-port.ts'
import type { RpcServer } from '../../../shared/rpc/server.ts'
import { openWebSocket, webSocketConnection } from '../../../shared/rpc/web-socket.ts'

/** A server that can be reached: `connect` is what a client takes, as often as it likes. */
export interface Served {
  readonly connect: () => Promise<Connection>
  /** Closes every connection from the serving side; new ones are welcome. */
  readonly drop: () => void
  /** Closes every connection, and whatever listens. */
  readonly stop: () => Promise<void>
}

interface Transport {
  readonly name: string
  readonly serve: (server: RpcServer) => Promise<Served>
}

const keepConnections = (server: RpcServer): { accept: (connection: Connection) => void; drop: () => void } => {
  const connections = new Set<Connection>()
  return {
    accept: (connection) => {
      connections.add(connection)
      connection.onClose(() => connections.delete(connection))
      server.serve(connection)
    },
    drop: () => {
      for (const connection of connections) connection.close()
    },
  }
}

const inMemory: Transport = {
  name: 'in memory',
  serve: async (server) => {
    const { accept, drop } = keepConnections(server)
    return {
      connect: async () => {
        const [near, far] = createInMemoryPair()
        accept(far)
        return near
      },
      drop,
      stop: async () => drop(),
    }
  },
}

const messagePort: Transport = {
  name: 'MessagePort',
  serve: async (server) => {
    const { accept, drop } = keepConnections(server)
    return {
      connect: async () => {
        const { port1, port2 } = new MessageChannel()
        accept(messagePortConnection(port2))
        return messagePortConnection(port1)
      },
      drop,
      stop: async () => drop(),
    }
  },
}

/** The standard WebSocket, as in a page, on one side; the package `ws` on the other. */
const webSocket: Transport = {
  name: 'WebSocket',
  serve: async (server) => {
    const { accept, drop } = keepConnections(server)
    const listening = new WebSocketServer({ host: '127.0.0.1', port: 0 })
    listening.on('connection', (socket) => accept(webSocketConnection(socket)))
    await once(listening, 'listening')
    const { port } = listening.address() as AddressInfo
    return {
      connect: () => openWebSocket(new WebSocket(`ws://127.0.0.1:${port}`)),
      drop,
      stop: async () => {
        drop()
        await new Promise((resolve) => listening.close(resolve))
      },
    }
  },
}

export const transports: readonly Transport[] = [inMemory, messagePort, webSocket]
