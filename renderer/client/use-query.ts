import { useCallback, useEffect, useState } from 'react'
import type { Contract } from '../../shared/contract/contract.ts'
import type { ResultOf } from '../../shared/contract/method.ts'
import { isRefusal, type Refusal } from '../../shared/domain/refusal.ts'
import type { CallName, PayloadFor } from '../../shared/rpc/contract-types.ts'
import { call } from './client.ts'
import { useConnected } from './use-connected.ts'

interface Query<Value> {
  /** Undefined until the first answer; the last good one while another is on its way. */
  readonly value: Value | undefined
  readonly refusal: Refusal | null
  readonly reload: () => void
}

/**
 * A query's answer. It is asked again when the payload or `version` changes (give it `catalog.version`), on `reload`,
 * and when the connection is back. A `null` payload asks nothing.
 */
export const useQuery = <Name extends CallName<Contract>>(
  method: Name,
  payload: PayloadFor<Contract[Name]> | null,
  version = 0,
): Query<ResultOf<Contract[Name]>> => {
  const key = payload === null ? null : JSON.stringify(payload)
  const connected = useConnected()
  const [round, setRound] = useState(0)
  const [state, setState] = useState<{ value: ResultOf<Contract[Name]> | undefined; refusal: Refusal | null }>({
    value: undefined,
    refusal: null,
  })

  useEffect(() => {
    if (key === null || !connected) return
    let wanted = true
    const ask = async (): Promise<void> => {
      const answer = await call(method, JSON.parse(key) as PayloadFor<Contract[Name]>)
      if (!wanted) return
      setState((before) =>
        isRefusal(answer) ? { value: before.value, refusal: answer } : { value: answer, refusal: null },
      )
    }
    void ask()
    return () => {
      wanted = false
    }
  }, [method, key, version, round, connected])

  const reload = useCallback(() => setRound((before) => before + 1), [])
  return { ...state, reload }
}
