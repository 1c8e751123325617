import type { Method, Methods } from '../contract/method.ts'
import { isRefusal, type Refusal, refuse } from '../domain/refusal.ts'
import type { Connection } from './connection.ts'
import { type ClientMessage, clientMessageSchema, idOf, type ServerMessage } from './envelope.ts'
import { assertJsonSafe } from './json-safe.ts'
import { parsePayload } from './parse-payload.ts'
import { newIncident } from './runtime.ts'
import type { RpcServerOptions } from './server.ts'
import { createSubscription, type Subscription } from './subscription.ts'

type AnyCallHandler<Session> = (payload: unknown, session: Session) => unknown
type AnyLiveHandler<Session> = (
  payload: unknown,
  session: Session,
  push: (value: unknown) => void,
) => (() => void) | Refusal | Promise<(() => void) | Refusal>

type Call = Extract<ClientMessage, { call: string }>
type Subscribe = Extract<ClientMessage, { subscribe: string }>

/** One connection's session: from the first message until the connection closes. */
export const serveSession = <C extends Methods, Session>(
  options: RpcServerOptions<C, Session>,
  connection: Connection,
): void => {
  const session = options.openSession()
  const subscriptions = new Map<number, Subscription>()
  let closed = false

  const send = (message: ServerMessage): void => {
    assertJsonSafe(message)
    connection.send(message)
  }
  // Only the known fields: what else a refusal may carry is not for the other side.
  const sendRefusal = (id: number, { refusal, message, field, approval }: Refusal): void =>
    send({ id, refusal: { ...refuse(refusal, message, field), ...(approval && { approval }) } })

  const fail = (id: number, error: unknown, method: string): void => {
    const expected = options.refusalOf?.(error) ?? null
    if (expected !== null) return sendRefusal(id, expected)
    const incident = newIncident()
    send({ id, failure: `Something went wrong in Tillhouse. If it happens again, tell support: incident ${incident}.` })
    options.report(error, incident, method)
  }

  /** The method's entry, if it is one of this name and kind; own fields only, so that `constructor` is unknown. */
  const entryOf = (name: string, wanted: 'call' | 'live'): Method | null => {
    const entry = Object.hasOwn(options.contract, name) ? options.contract[name] : undefined
    return entry !== undefined && (entry.kind === 'live') === (wanted === 'live') ? entry : null
  }
  const admit = (
    name: string,
    wanted: 'call' | 'live',
    given: unknown,
  ): { entry: Method; payload: unknown } | Refusal => {
    const entry = entryOf(name, wanted)
    if (entry === null) {
      return refuse(
        'unknown_method',
        `There is no ${wanted === 'live' ? 'live method' : 'query or command'} “${name}”.`,
      )
    }
    const parsed = parsePayload(entry, given)
    if (isRefusal(parsed)) return parsed
    return options.authorise(session, entry.permission) ?? { entry, payload: parsed.payload }
  }

  const answerCall = async ({ id, call, payload }: Call): Promise<void> => {
    try {
      const admitted = admit(call, 'call', payload)
      if (isRefusal(admitted)) return sendRefusal(id, admitted)
      // The contract ties the handler's types to the schema that has just parsed the payload.
      const handler = options.handlers[call] as unknown as AnyCallHandler<Session>
      const result = await handler(admitted.payload, session)
      if (isRefusal(result)) sendRefusal(id, result)
      else send({ id, result })
    } catch (error) {
      fail(id, error, call)
    }
  }

  const startSubscription = async ({ id, subscribe, payload }: Subscribe): Promise<void> => {
    let subscription: Subscription | null = null
    const forget = (): void => {
      subscription?.end()
      if (subscriptions.get(id) === subscription) subscriptions.delete(id)
    }
    try {
      const admitted = admit(subscribe, 'live', payload)
      if (isRefusal(admitted)) return sendRefusal(id, admitted)
      subscription = createSubscription({
        authorise: () => options.authorise(session, admitted.entry.permission),
        busy: () => connection.busy?.() ?? false,
        send: (value) => send({ id, value }),
        refused: (refusal) => {
          forget()
          sendRefusal(id, refusal)
        },
        failed: (error) => {
          forget()
          fail(id, error, subscribe)
        },
      })
      subscriptions.set(id, subscription)
      const handler = options.handlers[subscribe] as unknown as AnyLiveHandler<Session>
      const started = await handler(admitted.payload, session, subscription.push)
      if (!isRefusal(started)) return subscription.started(started)
      forget()
      sendRefusal(id, started)
    } catch (error) {
      forget()
      fail(id, error, subscribe)
    }
  }

  const receive = (message: unknown): void => {
    if (closed) return
    const parsed = clientMessageSchema.safeParse(message)
    if (!parsed.success) {
      const id = idOf(message)
      // Without an id nobody could tell what the answer is about: whoever talks like that is not a client of ours.
      if (id === null) connection.close()
      else sendRefusal(id, refuse('invalid_message', 'The message is not a call, a subscription or its end.'))
      return
    }
    const { data } = parsed
    if ('call' in data) return void answerCall(data)
    if ('unsubscribe' in data) {
      // One that has just ended by itself is not there any more: the messages crossed.
      subscriptions.get(data.id)?.end()
      subscriptions.delete(data.id)
      return
    }
    // A second subscription under one id would make the values of both indistinguishable.
    if (subscriptions.has(data.id)) return connection.close()
    void startSubscription(data)
  }

  connection.onClose(() => {
    closed = true
    for (const subscription of subscriptions.values()) subscription.end()
    subscriptions.clear()
    try {
      options.closeSession?.(session)
    } catch (error) {
      options.report(error, newIncident(), 'closeSession')
    }
  })
  connection.onMessage(receive)
}
