import { create } from 'zustand'
import type { Snapshot } from '../../../shared/contract/backups.ts'
import { isRefusal, type Refusal } from '../../../shared/domain/refusal.ts'
import { call, onStatus } from '../../client/client.ts'
import { sessionKey } from '../../client/session-key.ts'
import { isConnected } from '../../client/use-connected.ts'
import { keepRestored } from './restored.ts'

/** The backup that is being put back while the till starts anew; null at all other times. */
export const useRestoring = create<{ readonly snapshot: Snapshot | null }>()(() => ({ snapshot: null }))

/** Resolves when the connection has broken, counted from now, and stands again. */
const nextConnection = (): { readonly stands: Promise<void>; readonly callOff: () => void } => {
  let callOff = (): void => undefined
  const stands = new Promise<void>((resolve) => {
    let broke = false
    const stop = onStatus((status) => {
      if (status !== 'connected') broke = true
      else if (broke) {
        stop()
        resolve()
      }
    })
    callOff = stop
  })
  return { stands, callOff }
}

/**
 * Puts a backup in the place of the shop's data. Answers the refusal, or never: the till starts anew, and so does the page
 * once it is back, for nothing that it holds is of the restored shop.
 */
export const restore = async (
  method: 'backups.restore' | 'recovery.restore',
  snapshot: Snapshot,
): Promise<Refusal | null> => {
  const sent = isConnected()
  const { stands, callOff } = nextConnection()
  const answer = await call(method, { snapshotId: snapshot.id })
  // The till may have ended before its answer was out; the page that comes back shows what became of it.
  const endedFirst = sent && isRefusal(answer) && answer.refusal === 'connection_lost'
  if (isRefusal(answer) && !endedFirst) {
    callOff()
    return answer
  }
  useRestoring.setState({ snapshot })
  if (!endedFirst) sessionKey.forget()
  keepRestored(snapshot)
  await stands
  window.location.reload()
  return null
}
