import type { Runtime } from '../order-manager/ports/runtime.ts'
import type { Secrets } from '../order-manager/ports/secrets.ts'
import type { LookingPlace } from '../sync/find-hubs.ts'
import type { BackupTimes } from './backups/due.ts'
import type { HubPlace } from './hub/hosted-hub.ts'
import type { Program } from './kept-process.ts'

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
  /** By default this machine's. Another one has a clock of its own. */
  readonly runtime?: Runtime
  /** How the sample shop's sandbox is run; null where none is wanted. */
  readonly sandbox: Program | null
  /** How this computer runs the shop's hub, once it is told to; by default from the source, for the network, at the usual port. */
  readonly hub?: Partial<Omit<HubPlace, 'folder'>>
  /** Where hubs are looked for; by default on every network of this computer. */
  readonly lookForHubs?: LookingPlace
  /** The script of the process that makes backups; by default the source. */
  readonly backupWorker?: string
  readonly backupTimes?: Partial<BackupTimes>
  /** Told, in a sentence, when the shop's data turn out to be damaged: at the start, or later. */
  readonly onDamage?: (sentence: string) => void
  /** For development: told, in a sentence, of a query that is slow in a large shop. */
  readonly onSlowQuery?: (sentence: string) => void
  /** The host had closed to open again, and could not: nothing is served any more. */
  readonly onFailure?: (error: unknown) => void
}
