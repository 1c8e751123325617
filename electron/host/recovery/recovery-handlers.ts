import { type Contract, contract } from '../../../shared/contract/contract.ts'
import type { Refusal } from '../../../shared/domain/refusal.ts'
import { refuse } from '../../../shared/domain/refusal.ts'
import type { Handlers } from '../../../shared/rpc/contract-types.ts'
import type { Recovery } from '../../order-manager/ports/backups.ts'
import { nothingSetUp } from '../../order-manager/setup/handlers.ts'

/** What a page may still ask where the shop's data are damaged. */
export interface RecoveryActions {
  readonly state: () => Recovery
  readonly restore: (snapshotId: string) => Promise<Record<string, never> | Refusal>
}

/** The whole contract: what is about the recovery is answered, all else is refused as `storage_damaged`. */
export const recoveryHandlers = ({ state, restore }: RecoveryActions): Handlers<Contract, object> => {
  const { problem } = state()
  const refused = () => refuse('storage_damaged', `${problem} Restore a backup.`)
  const all = Object.fromEntries(Object.keys(contract).map((name) => [name, refused]))
  const answered: Pick<Handlers<Contract, object>, 'setup.state' | 'recovery.state' | 'recovery.restore'> = {
    'setup.state': (_payload, _session, push) => {
      push({ ...nothingSetUp, state: 'damaged' })
      return () => undefined
    },
    'recovery.state': (_payload, _session, push) => {
      push(state())
      return () => undefined
    },
    'recovery.restore': ({ snapshotId }) => restore(snapshotId),
  }
  return { ...(all as unknown as Handlers<Contract, object>), ...answered }
}
