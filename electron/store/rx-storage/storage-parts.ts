import { Attachments } from './documents/attachments.ts'
import type { Projection } from './documents/projection.ts'
import { Sequence } from './documents/sequence.ts'
import type { StorageParts } from './documents/storage-instance.ts'
import { TableRegistry } from './documents/table-registry.ts'
import { WritePath } from './documents/write-path.ts'
import type { Checkpoints } from './sqlite/checkpoints.ts'
import type { Connection } from './sqlite/connection.ts'

/** Puts the storage together on an open file. The table of tables comes first: the sequence goes by what is in them. */
export const assembleParts = (
  connection: Connection,
  checkpoints: Checkpoints,
  projections: readonly Projection[] = [],
): StorageParts => {
  const tables = new TableRegistry(connection)
  const writePath = new WritePath(connection, new Sequence(connection), projections, checkpoints)
  return { connection, tables, writePath, attachments: new Attachments(connection) }
}
