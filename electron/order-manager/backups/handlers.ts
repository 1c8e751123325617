import type { backupMethods } from '../../../shared/contract/backups.ts'
import { refuse } from '../../../shared/domain/refusal.ts'
import type { Handlers } from '../../../shared/rpc/contract-types.ts'
import type { Backups } from '../ports/backups.ts'
import type { Session } from '../session.ts'

/** Backups of a sound shop: there is nothing to recover from. */
export const backupHandlers = (backups: Backups): Handlers<typeof backupMethods, Session> => ({
  'backups.state': (_payload, _session, push) => {
    push(backups.state())
    return backups.onChange(() => push(backups.state()))
  },
  'backups.make': () => backups.make(),
  'backups.restore': ({ snapshotId }, { staffId }) => backups.restore(snapshotId, staffId),
  'recovery.state': (_payload, _session, push) => {
    push(null)
    return () => undefined
  },
  'recovery.restore': () =>
    refuse('not_damaged', 'The shop’s data are sound: sign in, and restore a backup under Settings.'),
})
