import path from 'node:path'
import Fastify, { type FastifyBaseLogger, LogController } from 'fastify'
import { contract } from '../../../shared/contract/contract.ts'
import { createRpcServer } from '../../../shared/rpc/server.ts'
import type { Damage } from '../../store/backup/examine-folder.ts'
import type { HeldFolder } from '../../store/backup/hold-for-repair.ts'
import { goodSnapshots, shown } from '../../store/backup/snapshots.ts'
import { busy, refusalOf, refusalToRestore } from '../backups/refusals.ts'
import type { RunningJob } from '../backups/run-job.ts'
import { runJob } from '../backups/run-job.ts'
import { createConnections } from '../connections.ts'
import type { HostOptions } from '../host-options.ts'
import { outOfOrderRoutes } from '../http/out-of-order-routes.ts'
import { pageRoutes } from '../http/page-routes.ts'
import { listen } from '../listen.ts'
import { openLog } from '../log.ts'
import type { OpenedHost } from '../opened-host.ts'
import { pageToken } from '../page-token.ts'
import { type RecoveryActions, recoveryHandlers } from './recovery-handlers.ts'

/**
 * Serves, in the place of a shop whose data are damaged, the page that offers its backups. It writes nothing to the
 * damaged data.
 * @param restored a backup is prepared to take their place
 */
export const openRecoveryHost = async (
  options: HostOptions,
  held: HeldFolder,
  damage: Damage,
  restored: () => void,
): Promise<OpenedHost> => {
  const { folder } = held
  const closers: (() => unknown)[] = [held.release]
  const close = async () => {
    for (const closing of closers.splice(0).toReversed()) await closing()
  }
  try {
    const log = openLog(path.join(folder, 'tillhouse.log'))
    log.error({ problem: damage.problem }, 'the shop’s data are damaged')
    const { actions, end } = recoveryActions(options, folder, damage, restored)
    closers.push(end)
    const rpc = createRpcServer({
      contract,
      handlers: recoveryHandlers(actions),
      // Nobody can sign in; what needs it is refused with more to say.
      authorise: () => null,
      openSession: () => ({}),
      report: (error, incident, method) =>
        log.error({ incident, method, error: error instanceof Error ? error.stack : String(error) }, 'a call failed'),
    })
    const loggerInstance: FastifyBaseLogger = log
    const http = Fastify({
      loggerInstance,
      forceCloseConnections: true,
      logController: new LogController({ disableRequestLogging: true }),
    })
    const token = pageToken(folder)
    const connections = createConnections(rpc)
    if (options.pageFolder !== null) pageRoutes(http, options.pageFolder, token, connections.serve)
    outOfOrderRoutes(http)
    closers.push(() => http.close())
    const url = await listen(() => http.listen({ host: '127.0.0.1', port: options.port }), options.port)
    closers.push(connections.closeAll)
    options.onDamage?.(`${damage.problem} ${whatToDo(folder)}`)
    return { url, token, serveConnection: connections.serve, close }
  } catch (error) {
    await close()
    throw error
  }
}

const whatToDo = (folder: string): string =>
  goodSnapshots(folder).length > 0
    ? 'Open the page to restore a backup, or end this and run: npm run restore -- --newest'
    : 'There is no good backup in its folder: put one there if you have it elsewhere, or ask for help before anything is overwritten.'

const recoveryActions = (
  options: HostOptions,
  folder: string,
  { problem, reached }: Damage,
  restored: () => void,
): { readonly actions: RecoveryActions; readonly end: () => Promise<void> } => {
  let job: RunningJob<unknown> | null = null
  const restore = async (snapshotId: string) => {
    const refusal = job === null ? refusalToRestore(folder, snapshotId) : busy
    if (refusal !== null) return refusal
    const worker = options.backupWorker ?? path.join(import.meta.dirname, '..', 'backups', 'worker.ts')
    job = runJob<'prepareRestore'>(worker, { kind: 'prepareRestore', folder, snapshotId, staffId: null })
    try {
      await job.answer
    } catch (error) {
      return refusalOf(error)
    } finally {
      job = null
    }
    restored()
    return {}
  }
  const state = () => ({ problem, setAside: null, reached, snapshots: goodSnapshots(folder).map(shown) })
  return { actions: { state, restore }, end: async () => job?.end() }
}
