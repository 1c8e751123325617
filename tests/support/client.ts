import { type Contract, contract } from '../../shared/contract/contract.ts'
import type { Method, PayloadOf, ResultOf } from '../../shared/contract/method.ts'
import { isRefusal, type Refusal } from '../../shared/domain/refusal.ts'
import { createRpcClient, type RpcClient } from '../../shared/rpc/client.ts'
import type { Connection } from '../../shared/rpc/connection.ts'

type Names<Kind extends Method['kind']> = {
  [N in keyof Contract]: Contract[N]['kind'] extends Kind ? N : never
}[keyof Contract]
type CallName = Names<'query' | 'command'>
type LiveName = Names<'live'>

/** A page's way to the order manager. What a test does not expect to be refused goes through `do` and `now`. */
export interface Client {
  readonly rpc: RpcClient<Contract>
  /** Asks, and answers with the result or the refusal. */
  readonly ask: RpcClient<Contract>['call']
  /** Asks for what must not be refused. @throws Error with the refusal. */
  readonly do: <N extends CallName>(method: N, payload: PayloadOf<Contract[N]>) => Promise<ResultOf<Contract[N]>>
  /** The first value of a live method that satisfies the condition; the first of all where there is none. */
  readonly now: <N extends LiveName>(
    method: N,
    payload: PayloadOf<Contract[N]>,
    until?: (value: ResultOf<Contract[N]>) => boolean,
  ) => Promise<ResultOf<Contract[N]>>
  readonly close: () => void
}

const patience = 20_000

/** @throws Error that says what was refused. */
export const must = <T>(answer: T | Refusal): T => {
  if (isRefusal(answer)) throw new Error(`refused as ${answer.refusal}: ${answer.message}`)
  return answer
}

export const createClient = (connect: () => Promise<Connection>): Client => {
  const rpc = createRpcClient(contract, connect)
  const call = rpc.call as unknown as (method: string, payload: unknown) => Promise<unknown>
  const subscribe = rpc.subscribe as unknown as (
    method: string,
    payload: unknown,
    listener: (value: unknown) => void,
  ) => () => void

  const now = (method: string, payload: unknown, until: (value: never) => boolean): Promise<unknown> => {
    let stop = (): void => undefined
    let last: unknown = 'nothing'
    return new Promise((resolve, reject) => {
      const timer = setTimeout(
        () => reject(new Error(`${method} never told what was waited for; last: ${JSON.stringify(last)}`)),
        patience,
      )
      const told = (value: unknown): void => {
        last = value
        if (!isRefusal(value) && !until(value as never)) return
        clearTimeout(timer)
        if (isRefusal(value)) reject(new Error(`refused as ${value.refusal}: ${value.message}`))
        else resolve(value)
      }
      stop = subscribe(method, payload, told)
    }).finally(() => stop())
  }
  return {
    rpc,
    ask: rpc.call,
    do: (async (method: string, payload: unknown) => must(await call(method, payload))) as Client['do'],
    now: ((method: string, payload: unknown, until = () => true) =>
      now(method, payload, until)) as unknown as Client['now'],
    close: rpc.close,
  }
}

/** Signs a member of the sample shop's staff in, with the PIN that the sample shop shows. */
export const signIn = async (client: Client, name: string): Promise<void> => {
  const member = (await client.do('staff.list', {})).find((one) => one.name === name)
  await client.do('staff.signIn', { staffId: member?.id ?? '', pin: member?.samplePin ?? '' })
}

/** Asks a method by its name, with anything at all: the answer, the first live value, or the refusal. */
export const askAnything = (client: Client, name: string, method: Method, payload: unknown): Promise<unknown> => {
  if (method.kind !== 'live')
    return (client.ask as unknown as (name: string, payload: unknown) => Promise<unknown>)(name, payload)
  const subscribe = client.rpc.subscribe as unknown as (
    name: string,
    payload: unknown,
    told: (value: unknown) => void,
  ) => () => void
  let stop = (): void => undefined
  return new Promise((told) => {
    stop = subscribe(name, payload, told)
  }).finally(() => stop())
}
