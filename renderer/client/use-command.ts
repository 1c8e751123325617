import { useCallback, useState } from 'react'
import type { Contract } from '../../shared/contract/contract.ts'
import type { ResultOf } from '../../shared/contract/method.ts'
import { isRefusal, type Refusal } from '../../shared/domain/refusal.ts'
import type { CallName, PayloadFor } from '../../shared/rpc/contract-types.ts'
import { call } from './client.ts'

interface Command<Name extends CallName<Contract>> {
  /** Answers the result, or null where it was refused; the refusal is then in `refusal`. */
  readonly run: (payload: PayloadFor<Contract[Name]>) => Promise<ResultOf<Contract[Name]> | null>
  readonly busy: boolean
  readonly refusal: Refusal | null
  readonly dismiss: () => void
}

/** A command (or a query asked by a press of a button), with what a button and the message beside it need to know. */
export const useCommand = <Name extends CallName<Contract>>(method: Name): Command<Name> => {
  const [busy, setBusy] = useState(false)
  const [refusal, setRefusal] = useState<Refusal | null>(null)

  const run = useCallback(
    async (payload: PayloadFor<Contract[Name]>): Promise<ResultOf<Contract[Name]> | null> => {
      setBusy(true)
      const answer = await call(method, payload)
      setBusy(false)
      setRefusal(isRefusal(answer) ? answer : null)
      return isRefusal(answer) ? null : answer
    },
    [method],
  )
  const dismiss = useCallback(() => setRefusal(null), [])
  return { run, busy, refusal, dismiss }
}
