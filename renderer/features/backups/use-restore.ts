import { useState } from 'react'
import type { Snapshot } from '../../../shared/contract/backups.ts'
import type { Refusal } from '../../../shared/domain/refusal.ts'
import { restore } from './restoring.ts'

interface Restore {
  readonly run: (snapshot: Snapshot) => Promise<void>
  /** The backup that the order manager was asked to restore. */
  readonly busy: Snapshot | null
  readonly refusal: Refusal | null
  readonly dismiss: () => void
}

/** Restoring a backup, with what the button and the message beside it need to know. */
export const useRestore = (method: 'backups.restore' | 'recovery.restore'): Restore => {
  const [busy, setBusy] = useState<Snapshot | null>(null)
  const [refusal, setRefusal] = useState<Refusal | null>(null)
  const run = async (snapshot: Snapshot): Promise<void> => {
    setBusy(snapshot)
    setRefusal(null)
    setRefusal(await restore(method, snapshot))
    setBusy(null)
  }
  return { run, busy, refusal, dismiss: () => setRefusal(null) }
}
