import { randomBytes } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import Fastify, { type FastifyBaseLogger, LogController } from 'fastify'
import { contract } from '../../shared/contract/contract.ts'
import { AmountOutOfRangeError } from '../../shared/domain/money/money.ts'
import { refuse } from '../../shared/domain/refusal.ts'
import type { Connection } from '../../shared/rpc/connection.ts'
import { createRpcServer } from '../../shared/rpc/server.ts'
import { createNetworkPrinter } from '../devices/network-printer.ts'
import { createDocuments } from '../documents/documents.ts'
import type { Adapters } from '../order-manager/adapters.ts'
import { createOrderManager } from '../order-manager/order-manager.ts'
import type { Secrets } from '../order-manager/ports/secrets.ts'
import { StoreFullError } from '../order-manager/ports/store.ts'
import { shopIfAny } from '../order-manager/settings.ts'
import { connectSandbox, issueSandboxKey } from '../order-manager/setup/connect-sandbox.ts'
import { samplePins, sampleShop } from '../order-manager/setup/sample-shop.ts'
import { createPayPalGateway } from '../payments/paypal.ts'
import { createWebShopMessenger } from '../payments/webhooks.ts'
import { openStore } from '../store/open-store.ts'
import { StoreUnreadableError } from '../store/rx-storage/errors.ts'
import { pageRoutes } from './http/page-routes.ts'
import { storefrontRoutes } from './http/storefront-routes.ts'
import { keptFile } from './kept-file.ts'
import { keptGateway } from './kept-gateway.ts'
import { openLog } from './log.ts'
import { nodeRuntime } from './node-runtime.ts'
import { createSandboxProcess, type SandboxCommand } from './sandbox-process.ts'

export interface HostOptions {
  readonly dataFolder: string
  /** The folder `resources/`. */
  readonly resources: string
  /** The page's files, served to a browser; null where a window has them already. */
  readonly pageFolder: string | null
  /** On 127.0.0.1; 0 for a free one. */
  readonly port: number
  readonly version: string
  readonly secrets: Secrets
  /** How the sample shop's sandbox is run; null where none is wanted. */
  readonly sandbox: Omit<SandboxCommand, 'folder'> | null
}

export interface Host {
  /** `http://127.0.0.1:N`: the storefront API, and the page where one is served. */
  readonly url: string
  /** Lets a browser's page connect. */
  readonly token: string
  /** Serves the contract to a page over any transport. */
  serveConnection(connection: Connection): void
  close(): Promise<void>
}

const tokenFile = 'page.token'

/** The port is taken; the message says what to do. */
class PortTakenError extends Error {
  override readonly name = 'PortTakenError'
}

/**
 * Puts the order manager together and starts it: when this returns, it can take a sale.
 * @throws StoreHeldError, StoreUnwritableError, StoreUnreadableError, StoreFullError, PortTakenError: each message is one
 * sentence that says what to do, and nothing is left half open.
 */
export const openHost = async (options: HostOptions): Promise<Host> => {
  // The page's token is made once the store is there, and stays.
  const known = existsSync(path.join(options.dataFolder, tokenFile))
  const store = await openStore({ folder: options.dataFolder, known })
  const closers: (() => unknown)[] = [() => store.close()]
  const closeAll = async () => {
    for (const close of closers.splice(0).toReversed()) await close()
  }
  try {
    const log = openLog(path.join(store.folder, 'tillhouse.log'))
    const loggerInstance: FastifyBaseLogger = log
    const adapters: Adapters = {
      store,
      runtime: nodeRuntime,
      secrets: options.secrets,
      gateway: keptGateway(createPayPalGateway),
      messenger: createWebShopMessenger(),
      printer: createNetworkPrinter(),
      documents: createDocuments(),
      log,
    }
    const sandboxRun = options.sandbox ?? { entry: '', command: '', env: {} }
    const sandbox = createSandboxProcess({ ...sandboxRun, folder: path.join(store.folder, 'sandbox') }, log)
    const sampleData = (): unknown =>
      JSON.parse(readFileSync(path.join(options.resources, 'sample-shop', 'shop.json'), 'utf8'))
    const http = Fastify({
      loggerInstance,
      // A client that never finishes its request would keep the program from ending.
      forceCloseConnections: true,
      logController: new LogController({ disableRequestLogging: true }),
    })
    let url = ''
    const manager = createOrderManager(adapters, {
      host: { dataFolder: store.folder, version: options.version, storefrontUrl: () => url },
      sandbox,
      sampleShop: () => sampleShop(sampleData(), nodeRuntime),
      samplePins: () => samplePins(sampleData()),
    })
    const rpc = createRpcServer({
      contract,
      handlers: manager.handlers,
      authorise: manager.authorise,
      openSession: manager.openSession,
      refusalOf: (error) => {
        if (error instanceof StoreFullError) return refuse('storage_full', error.message)
        if (error instanceof StoreUnreadableError) return refuse('storage_damaged', error.message)
        return error instanceof AmountOutOfRangeError ? refuse('amount_out_of_range', tooMuch) : null
      },
      report: (error, incident, method) =>
        log.error({ incident, method, error: error instanceof Error ? error.stack : String(error) }, 'a call failed'),
    })
    const token = keptFile(path.join(store.folder, tokenFile), () => randomBytes(24).toString('base64url'))
    const connections = new Set<Connection>()
    const serveConnection = (connection: Connection) => {
      connections.add(connection)
      connection.onClose(() => connections.delete(connection))
      rpc.serve(connection)
    }
    if (options.pageFolder !== null) pageRoutes(http, options.pageFolder, token, serveConnection)
    storefrontRoutes(http, manager.storefront, () => url)
    closers.push(() => http.close())
    url = await listen(() => http.listen({ host: '127.0.0.1', port: options.port }), options.port)

    manager.start()
    closers.push(() => manager.stop())
    if (options.sandbox !== null) {
      const begin = () => {
        if (shopIfAny(store)?.sample !== true) return
        stopWaiting()
        const keys = issueSandboxKey(adapters)
        if (keys !== undefined) sandbox.begin({ orderManager: url, ...keys }, (at) => connectSandbox(adapters, at))
      }
      const stopWaiting = store.onCommit((changed) => {
        if (changed.has('settings')) setImmediate(begin)
      })
      begin()
      closers.push(() => sandbox.stop())
    }
    // First of all: nobody is to be told of anything while the rest closes.
    closers.push(() => {
      for (const connection of connections) connection.close()
    })
    return { url, token, serveConnection, close: closeAll }
  } catch (error) {
    await closeAll()
    throw error instanceof Error && 'code' in error && error.code === 'ENOSPC' ? fullError(store.folder, error) : error
  }
}

const tooMuch = 'That is more money than Tillhouse can count exactly: divide it into several sales.'

const fullError = (folder: string, cause: Error): StoreFullError =>
  new StoreFullError(`The disk of the data folder ${folder} is full: free some space and start again.`, { cause })

const listen = async (start: () => Promise<string>, port: number): Promise<string> => {
  try {
    return await start()
  } catch (error) {
    if (error instanceof Error && 'code' in error && (error.code === 'EADDRINUSE' || error.code === 'EACCES'))
      throw new PortTakenError(
        `Port ${port} is taken by another program: close it, or start Tillhouse with --port and another number.`,
      )
    throw error
  }
}
