import { type Refusal, refuse } from '../domain/refusal.ts'
import { type Connection, MessageTooLarge } from './connection.ts'
import { type ClientMessage, type ServerMessage, serverMessageSchema } from './envelope.ts'
import { assertJsonSafe } from './json-safe.ts'

/** One connection as a client uses it: answers find their questions by id. It ends with the connection. */
export interface Link {
  /** A refusal `connection_lost` if no answer came, `message_too_large` if it can't be sent; rejects on a bug. */
  readonly call: (method: string, payload: unknown) => Promise<unknown>
  /** A refusal, the last word of a subscription, reaches the listener as its values do. */
  readonly subscribe: (method: string, payload: unknown, listener: (value: unknown) => void) => () => void
  readonly isOpen: () => boolean
  readonly closed: Promise<void>
  readonly close: () => void
}

type Question =
  | { readonly kind: 'call'; readonly answer: (value: unknown) => void; readonly fail: (error: Error) => void }
  | { readonly kind: 'subscription'; readonly listener: (value: unknown) => void }

export const connectionLost = (): Refusal =>
  refuse('connection_lost', 'The connection was lost before the answer came. Please try again.')

export const createLink = (connection: Connection): Link => {
  const questions = new Map<number, Question>()
  let lastId = 0
  let open = true

  /** Sends, or answers why it can't be sent. Throws on what JSON can't hold: a bug of the caller. */
  const send = (message: ClientMessage): Refusal | null => {
    assertJsonSafe(message)
    try {
      connection.send(message)
      return null
    } catch (error) {
      if (!(error instanceof MessageTooLarge)) throw error
      return refuse('message_too_large', 'That is too much at once. Please send less.')
    }
  }

  const takeCallAnswer = (question: Extract<Question, { kind: 'call' }>, message: ServerMessage): void => {
    questions.delete(message.id)
    if ('refusal' in message) question.answer(message.refusal)
    else if ('failure' in message) question.fail(new Error(message.failure))
    else if ('value' in message) connection.close()
    else question.answer(message.result)
  }
  const takeLiveValue = (question: Extract<Question, { kind: 'subscription' }>, message: ServerMessage): void => {
    if ('value' in message) return question.listener(message.value)
    questions.delete(message.id)
    if ('refusal' in message) question.listener(message.refusal)
    else if ('failure' in message) question.listener(refuse('failure', message.failure))
    else connection.close()
  }
  const receive = (received: unknown): void => {
    const parsed = serverMessageSchema.safeParse(received)
    // Whoever sends this is no server of ours: a new connection may reach a better one.
    if (!parsed.success) return connection.close()
    const question = questions.get(parsed.data.id)
    // A value that crossed with the end of its subscription.
    if (question === undefined) return
    if (question.kind === 'call') takeCallAnswer(question, parsed.data)
    else takeLiveValue(question, parsed.data)
  }

  const closed = new Promise<void>((resolve) => {
    connection.onClose(() => {
      open = false
      for (const question of questions.values()) if (question.kind === 'call') question.answer(connectionLost())
      questions.clear()
      resolve()
    })
  })
  connection.onMessage(receive)

  return {
    call: (method, payload) =>
      new Promise((answer, fail) => {
        if (!open) return answer(connectionLost())
        lastId += 1
        const refusal = send({ id: lastId, call: method, payload })
        if (refusal === null) questions.set(lastId, { kind: 'call', answer, fail })
        else answer(refusal)
      }),
    subscribe: (method, payload, listener) => {
      lastId += 1
      const id = lastId
      const refusal = send({ id, subscribe: method, payload })
      if (refusal === null) questions.set(id, { kind: 'subscription', listener })
      else listener(refusal)
      return () => {
        if (questions.delete(id)) send({ id, unsubscribe: true })
      }
    },
    isOpen: () => open,
    closed,
    close: connection.close,
  }
}
