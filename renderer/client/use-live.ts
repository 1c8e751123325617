import { useEffect, useState } from 'react'
import type { Contract } from '../../shared/contract/contract.ts'
import type { ResultOf } from '../../shared/contract/method.ts'
import { isRefusal, type Refusal } from '../../shared/domain/refusal.ts'
import type { LiveName, PayloadFor } from '../../shared/rpc/contract-types.ts'
import { subscribe } from './client.ts'

interface Live<Value> {
  /** Undefined until the first answer. */
  readonly value: Value | undefined
  readonly refusal: Refusal | null
}

/**
 * A live method's newest value, for as long as the component is shown. A `null` payload asks nothing.
 * `keep`: while another payload is being asked for, the old value stays on screen (a list that is being searched).
 */
export const useLive = <Name extends LiveName<Contract>>(
  method: Name,
  payload: PayloadFor<Contract[Name]> | null,
  options: { readonly keep?: boolean } = {},
): Live<ResultOf<Contract[Name]>> => {
  const key = payload === null ? null : JSON.stringify(payload)
  const [live, setLive] = useState<Live<ResultOf<Contract[Name]>> & { readonly key: string | null }>({
    key,
    value: undefined,
    refusal: null,
  })

  useEffect(() => {
    if (key === null) return
    return subscribe(method, JSON.parse(key) as PayloadFor<Contract[Name]>, (answer) => {
      setLive((before) =>
        isRefusal(answer)
          ? { key, value: before.key === key ? before.value : undefined, refusal: answer }
          : { key, value: answer, refusal: null },
      )
    })
  }, [method, key])

  if (live.key === key) return live
  return { value: options.keep === true ? live.value : undefined, refusal: null }
}
