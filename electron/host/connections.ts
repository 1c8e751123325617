import type { Connection } from '../../shared/rpc/connection.ts'
import type { RpcServer } from '../../shared/rpc/server.ts'

/** The pages that are connected, to be closed with the host. */
export const createConnections = (rpc: RpcServer) => {
  const open = new Set<Connection>()
  return {
    serve: (connection: Connection): void => {
      open.add(connection)
      connection.onClose(() => open.delete(connection))
      rpc.serve(connection)
    },
    closeAll: (): void => {
      for (const connection of open) connection.close()
    },
  }
}
