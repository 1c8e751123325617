import { type Contract, contract } from '../../shared/contract/contract.ts'
import { isRefusal } from '../../shared/domain/refusal.ts'
import { createRpcClient } from '../../shared/rpc/client.ts'
import type { CallName, CallOf, LiveName, PayloadFor, SubscribeOf } from '../../shared/rpc/contract-types.ts'
import { openWebSocket } from '../../shared/rpc/web-socket.ts'

export interface StaffClient {
  /** Asks again, with the same ids, until an answer comes: what a page does whose till went away. */
  readonly ask: CallOf<Contract>
  /** The first value of a live method. */
  readonly look: <Name extends LiveName<Contract>>(
    method: Name,
    payload: PayloadFor<Contract[Name]>,
  ) => Promise<Exclude<Parameters<Parameters<SubscribeOf<Contract>>[2]>[0], never>>
  readonly close: () => void
}

/** A page's client, signed in anew on each connection, for a till that comes and goes. */
export const connectStaff = (url: () => Promise<string>, name: string, pin: string): StaffClient => {
  const connect = async () => {
    const { host, searchParams } = new URL(await url())
    return openWebSocket(new WebSocket(`ws://${host}/rpc?token=${searchParams.get('token')}`))
  }
  const client = createRpcClient(contract, connect, {
    afterConnect: async (call) => {
      const staff = await call('staff.list', {})
      if (isRefusal(staff)) throw new Error(staff.message)
      const member = staff.find((one) => one.name === name)
      if (member === undefined) throw new Error(`${name} is not on the list of staff`)
      const signedIn = await call('staff.signIn', { staffId: member.id, pin })
      if (isRefusal(signedIn)) throw new Error(signedIn.message)
    },
  })
  const ask = (async (method: CallName<Contract>, payload: never) => {
    for (;;) {
      const answer = await client.call(method, payload)
      if (!isRefusal(answer) || (answer.refusal !== 'connection_lost' && answer.refusal !== 'not_signed_in'))
        return answer
      await new Promise((resolve) => setTimeout(resolve, 20))
    }
  }) as CallOf<Contract>
  const look: StaffClient['look'] = (method, payload) =>
    new Promise((resolve) => {
      const stop = client.subscribe(method, payload, (value) => {
        if (isRefusal(value)) return
        setTimeout(() => stop(), 0)
        resolve(value)
      })
    })
  return { ask, look, close: client.close }
}
