import { type Contract, contract } from '../../shared/contract/contract.ts'
import type { SignedIn } from '../../shared/contract/staff.ts'
import { isRefusal, refuse } from '../../shared/domain/refusal.ts'
import { createRpcClient, type RpcClient } from '../../shared/rpc/client.ts'
import type { CallOf } from '../../shared/rpc/contract-types.ts'
import { sessionKey } from './session-key.ts'
import { connect } from './transport.ts'

type ResumeListener = (signedIn: SignedIn | null) => void
let resumeListener: ResumeListener = () => undefined

/** Tells who is signed in whenever a connection stands again: the member of staff, or null when nobody is any more. */
export const onResume = (listener: ResumeListener): void => {
  resumeListener = listener
}

const resume = async (call: CallOf<Contract>): Promise<void> => {
  const key = sessionKey.read()
  if (key === null) return resumeListener(null)
  const answer = await call('staff.resume', { sessionKey: key })
  if (!isRefusal(answer)) return resumeListener(answer)
  // The connection went again: the next one asks anew, and meanwhile nobody is signed out.
  if (answer.refusal === 'connection_lost') return
  sessionKey.forget()
  resumeListener(null)
}

const rpc: RpcClient<Contract> = createRpcClient(contract, connect, { afterConnect: resume })

/**
 * Asks the order manager. Every no is a refusal, also `connection_lost` (ask again with the same ids) and `failure`,
 * a fault of Tillhouse itself whose message names the incident. It never rejects.
 */
export const call: CallOf<Contract> = async (method, payload) => {
  try {
    return await rpc.call(method, payload)
  } catch (error) {
    return refuse('failure', error instanceof Error ? error.message : 'Something went wrong in Tillhouse.')
  }
}

export const { subscribe, onStatus } = rpc
