import type { Contract } from '../../shared/contract/contract.ts'
import type { ResultOf } from '../../shared/contract/method.ts'
import { isRefusal, type Refusal } from '../../shared/domain/refusal.ts'
import type { CallName, PayloadFor } from '../../shared/rpc/contract-types.ts'
import { call } from './client.ts'
import { whenConnected } from './when-connected.ts'

/**
 * Asks again after a lost connection, with the same payload, until there is an answer. Only for commands whose ids make
 * a repeated request the same request.
 */
export const callUntilAnswered = async <Name extends CallName<Contract>>(
  method: Name,
  payload: PayloadFor<Contract[Name]>,
): Promise<ResultOf<Contract[Name]> | Refusal> => {
  for (;;) {
    const answer = await call(method, payload)
    if (!isRefusal(answer) || answer.refusal !== 'connection_lost') return answer
    await whenConnected()
  }
}
