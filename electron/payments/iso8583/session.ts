import type { Socket } from 'node:net'
import { describeFailure } from '../http-problem.ts'
import { FrameReader, frame } from './frames.ts'
import { type IsoMessage, packMessage, unpackMessage } from './message.ts'

export type Reply =
  | { readonly outcome: 'answered'; readonly answer: IsoMessage }
  /** It went out, and nobody knows what became of it. */
  | { readonly outcome: 'unanswered'; readonly problem: string }
  | { readonly outcome: 'notSent'; readonly problem: string }

/** One connection that stands. Several requests may be under way on it; each answer finds its own. */
export interface Session {
  readonly isOpen: () => boolean
  /** Milliseconds since 1970 at which something came last. */
  readonly heardAt: () => number
  /** @param patience milliseconds until the answer counts as lost */
  readonly exchange: (message: IsoMessage, patience: number) => Promise<Reply>
  readonly close: (problem: string) => void
}

/** The answer to a type: `0110` to `0100` and to its repetition `0101`. */
const answerTo = (type: string): string => `${type.slice(0, 2)}${Number(type[2]) + 1}0`

/** An answer is known by its type, and by the trace number (11) and time (7) that it gives back. */
const nameOf = (type: string, { fields }: IsoMessage): string => `${type} ${fields[11] ?? ''} ${fields[7] ?? ''}`

/** Speaks on a socket that is connected. What can’t be read ends it, and with it all that is under way. */
export const openSession = (socket: Socket): Session => {
  const waiting = new Map<string, (reply: Reply) => void>()
  const frames = new FrameReader()
  let heardAt = Date.now()

  const close = (problem: string): void => {
    socket.destroy()
    for (const settle of [...waiting.values()]) settle({ outcome: 'unanswered', problem })
  }
  const hear = (bytes: Buffer): void => {
    const message = unpackMessage(bytes)
    if (message === null) return close('The acquirer sent what makes no sense.')
    // Hosts ask for a sign of life, too.
    if (message.type === '0800') {
      socket.write(frame(packMessage({ type: '0810', fields: { ...message.fields, 39: '00' } })))
      return
    }
    // What nobody waits for any more is late, or came twice.
    waiting.get(nameOf(message.type, message))?.({ outcome: 'answered', answer: message })
  }
  socket.on('data', (bytes: Buffer) => {
    heardAt = Date.now()
    for (const message of frames.read(bytes)) hear(message)
  })
  socket.on('error', (error) => close(`The acquirer ${describeFailure(error)}.`))
  socket.on('close', () => close('The acquirer broke the connection off.'))

  return {
    isOpen: () => !socket.destroyed,
    heardAt: () => heardAt,
    close,
    exchange: (message, patience) => {
      const bytes = frame(packMessage(message))
      const name = nameOf(answerTo(message.type), message)
      return new Promise((resolve) => {
        if (socket.destroyed) return resolve({ outcome: 'notSent', problem: 'The acquirer broke the connection off.' })
        const sentAt = Date.now()
        const late = setTimeout(() => {
          settle({ outcome: 'unanswered', problem: 'The acquirer did not answer in time.' })
          // A line that says nothing at all, or stopped in the middle of a message, is of no more use.
          if (heardAt < sentAt || frames.isInside) close('The acquirer fell silent.')
        }, patience)
        const settle = (reply: Reply): void => {
          clearTimeout(late)
          waiting.delete(name)
          resolve(reply)
        }
        waiting.set(name, settle)
        socket.write(bytes)
      })
    },
  }
}
