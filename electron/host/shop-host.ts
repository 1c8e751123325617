import { readFileSync } from 'node:fs'
import path from 'node:path'
import Fastify, { type FastifyBaseLogger, LogController } from 'fastify'
import { contract } from '../../shared/contract/contract.ts'
import { AmountOutOfRangeError } from '../../shared/domain/money/money.ts'
import { refuse } from '../../shared/domain/refusal.ts'
import { createRpcServer } from '../../shared/rpc/server.ts'
import { createNetworkPrinter } from '../devices/network-printer.ts'
import { createDocuments } from '../documents/documents.ts'
import type { Adapters } from '../order-manager/adapters.ts'
import { newSeries } from '../order-manager/backups/series.ts'
import { createOrderManager } from '../order-manager/order-manager.ts'
import { StoreFullError } from '../order-manager/ports/store.ts'
import { shopIfAny } from '../order-manager/settings.ts'
import { connectSandbox, issueSandboxKey } from '../order-manager/setup/connect-sandbox.ts'
import { samplePins, sampleShop } from '../order-manager/setup/sample-shop.ts'
import { gatewayKinds } from '../payments/gateway-kinds.ts'
import { createAdyenTerminal } from '../payments/terminal/adyen-terminal.ts'
import { createWebShopMessenger } from '../payments/webhooks.ts'
import { openStore } from '../store/open-store.ts'
import { StoreUnreadableError } from '../store/rx-storage/errors.ts'
import { storefrontRoutes } from '../storefront/routes.ts'
import { createHubLink } from '../sync/hub-link.ts'
import { createBackupService } from './backups/backup-service.ts'
import { usualTimes } from './backups/due.ts'
import { nodeBoxes } from './boxes.ts'
import { createConnections } from './connections.ts'
import { usualHubPort } from './defaults.ts'
import type { HostOptions } from './host-options.ts'
import { gatewayRoutes } from './http/gateway-routes.ts'
import { pageRoutes } from './http/page-routes.ts'
import { createHostedHub } from './hub/hosted-hub.ts'
import { keptGateways } from './kept-gateways.ts'
import { keptSecrets } from './kept-secrets.ts'
import { keptTerminal } from './kept-terminal.ts'
import { listen } from './listen.ts'
import { openLog } from './log.ts'
import { nodeRuntime } from './node-runtime.ts'
import type { OpenedHost, Reopen } from './opened-host.ts'
import { pageToken } from './page-token.ts'
import { createSandboxProcess } from './sandbox-process.ts'
import { hearChain, settleIn } from './settle-in.ts'

/**
 * Puts the order manager of a sound shop together and starts it: when this returns, it can take a sale.
 * @param known the folder held a shop before
 * @throws StoreHeldError, StoreUnwritableError, StoreUnreadableError, StoreFullError, PortTakenError: each message is one
 * sentence that says what to do, and nothing is left half open.
 */
export const openShopHost = async (options: HostOptions, known: boolean, reopen: Reopen): Promise<OpenedHost> => {
  const { runtime = nodeRuntime } = options
  const store = await openStore({
    folder: options.dataFolder,
    known,
    ...(options.onSlowQuery && { onSlowQuery: options.onSlowQuery }),
  })
  const closers: (() => unknown)[] = [() => store.close()]
  const closeAll = async () => {
    for (const close of closers.splice(0).toReversed()) await close()
  }
  try {
    const log = openLog(path.join(store.folder, 'tillhouse.log'))
    const loggerInstance: FastifyBaseLogger = log
    settleIn(store, runtime, log)
    const adapters: Adapters = {
      store,
      runtime,
      secrets: keptSecrets(options.secrets),
      gateways: keptGateways(gatewayKinds),
      cardTerminal: keptTerminal(createAdyenTerminal),
      messenger: createWebShopMessenger(),
      printer: createNetworkPrinter(),
      documents: createDocuments(),
      log,
    }
    const sandboxRun = options.sandbox ?? { entry: '', command: '', env: {} }
    const sandbox = createSandboxProcess(sandboxRun, path.join(store.folder, 'sandbox'), log)
    const sampleData = (): unknown =>
      JSON.parse(readFileSync(path.join(options.resources, 'sample-shop', 'shop.json'), 'utf8'))
    const http = Fastify({
      loggerInstance,
      // A client that never finishes its request would keep the program from ending.
      forceCloseConnections: true,
      logController: new LogController({ disableRequestLogging: true }),
    })
    let url = ''
    const backups = createBackupService({
      folder: store.folder,
      worker: options.backupWorker ?? path.join(import.meta.dirname, 'backups', 'worker.ts'),
      times: { ...usualTimes, ...options.backupTimes },
      log,
      now: runtime.now,
      damaged: reopen.asDamaged,
      prepared: reopen.restored,
    })
    const hub = createHubLink({
      store,
      replica: store.replica,
      secrets: options.secrets,
      runtime: nodeRuntime,
      log,
      lookAt: options.lookForHubs ?? {},
      hearChain: (chain) => hearChain(store, runtime, log, chain),
      newSeries: () => newSeries(nodeRuntime.now(), nodeRuntime.newSecret(), () => false),
    })
    const hostedHub = createHostedHub(
      {
        program: {
          entry: path.join(import.meta.dirname, '..', 'hub', 'main.ts'),
          command: process.execPath,
          env: {},
        },
        host: '0.0.0.0',
        port: usualHubPort,
        ...options.hub,
        folder: path.join(store.folder, 'hub'),
      },
      store,
      log,
    )
    const manager = createOrderManager(adapters, {
      backups,
      hub,
      boxes: nodeBoxes,
      hostedHub,
      host: { dataFolder: store.folder, version: options.version, storefrontUrl: () => url },
      sandbox,
      sampleShop: () => sampleShop(sampleData(), runtime),
      samplePins: () => samplePins(sampleData()),
    })
    const rpc = createRpcServer({
      contract,
      handlers: manager.handlers,
      authorise: manager.authorise,
      openSession: manager.openSession,
      refusalOf: (error) => {
        if (error instanceof StoreFullError) return refuse('storage_full', error.message)
        if (error instanceof StoreUnreadableError) {
          backups.suspect()
          return refuse('storage_damaged', error.message)
        }
        return error instanceof AmountOutOfRangeError ? refuse('amount_out_of_range', tooMuch) : null
      },
      report: (error, incident, method) =>
        log.error({ incident, method, error: error instanceof Error ? error.stack : String(error) }, 'a call failed'),
    })
    const token = pageToken(store.folder)
    const connections = createConnections(rpc)
    if (options.pageFolder !== null) pageRoutes(http, options.pageFolder, token, connections.serve)
    storefrontRoutes(http, manager.storefront, {
      address: () => url,
      elapsed: runtime.elapsed,
      unavailable: (error) => (error instanceof StoreFullError ? error.message : null),
    })
    gatewayRoutes(http, manager.hearGateway)
    closers.push(() => http.close())
    url = await listen(() => http.listen({ host: '127.0.0.1', port: options.port }), options.port)

    manager.start()
    closers.push(() => manager.stop())
    hostedHub.start()
    closers.push(() => hostedHub.stop())
    hub.start()
    closers.push(() => hub.stop())
    backups.start()
    closers.push(() => backups.stop())
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
    closers.push(connections.closeAll)
    return { url, token, serveConnection: connections.serve, close: closeAll }
  } catch (error) {
    await closeAll()
    throw error instanceof Error && 'code' in error && error.code === 'ENOSPC' ? fullError(store.folder, error) : error
  }
}

const tooMuch = 'That is more money than Tillhouse can count exactly: divide it into several sales.'

const fullError = (folder: string, cause: Error): StoreFullError =>
  new StoreFullError(`The disk of the data folder ${folder} is full: free some space and start again.`, { cause })
