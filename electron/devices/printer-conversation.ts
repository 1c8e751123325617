import { createConnection, type Socket } from 'node:net'

/** How a connection to a printer ended. */
type Ending =
  /** The printer closed after we had finished: everything that was written has been read. */
  | { readonly kind: 'closed' }
  /** It went away earlier, or broke. */
  | { readonly kind: 'broken'; readonly code: string }

/** One TCP connection to a printer, as promises. */
export interface Conversation {
  /** Writes, and is done when the bytes have left the process. Rejects when the connection breaks first. */
  write(bytes: Uint8Array): Promise<void>
  /** Asks something of one byte; null when no answer comes within `wait` milliseconds. Rejects as `write` does. */
  ask(question: Uint8Array, wait: number): Promise<number | null>
  /** Says that nothing follows, and waits until the printer closes too; null when it doesn't within `wait` milliseconds. */
  finish(wait: number): Promise<Ending | null>
  destroy(): void
}

/**
 * Connects within `wait` milliseconds.
 * @throws the socket's error (`code` says which), or one with code `ETIMEDOUT`.
 */
export const connect = async (host: string, port: number, wait: number): Promise<Conversation> => {
  const socket = createConnection({ host, port, allowHalfOpen: true })
  socket.setNoDelay(true)
  try {
    await within(wait, new Promise<void>((resolve, reject) => socket.once('connect', resolve).once('error', reject)))
  } catch (error) {
    socket.destroy()
    throw error
  }
  return converse(socket)
}

const converse = (socket: Socket): Conversation => {
  const answers: number[] = []
  let onAnswer = (): void => {}
  let isFinished = false
  const ending = new Promise<Ending>((resolve) => {
    socket.once('error', (error) => resolve({ kind: 'broken', code: errorCode(error) }))
    socket.once('end', () => {
      resolve(isFinished ? { kind: 'closed' } : { kind: 'broken', code: 'ECONNRESET' })
      socket.end()
    })
    socket.once('close', () => resolve({ kind: 'broken', code: 'ECONNRESET' }))
  })
  const unlessEnded = <T>(work: Promise<T>): Promise<T> =>
    Promise.race([
      work,
      ending.then((end): never => {
        throw Object.assign(new Error('The connection broke.'), { code: end.kind === 'broken' ? end.code : 'EPIPE' })
      }),
    ])
  socket.on('data', (chunk) => {
    answers.push(...chunk)
    onAnswer()
  })

  const write = (bytes: Uint8Array): Promise<void> =>
    unlessEnded(new Promise((resolve, reject) => socket.write(bytes, (error) => (error ? reject(error) : resolve()))))

  return {
    write,
    ask: async (question, wait) => {
      answers.length = 0
      const answered = new Promise<void>((resolve) => {
        onAnswer = resolve
      })
      await write(question)
      const timer = new AbortController()
      try {
        await unlessEnded(Promise.race([answered, pause(wait, timer.signal)]))
      } finally {
        timer.abort()
      }
      return answers[0] ?? null
    },
    finish: async (wait) => {
      socket.end(() => {
        isFinished = true
      })
      const timer = new AbortController()
      const end = await Promise.race([ending, pause(wait, timer.signal)])
      timer.abort()
      return end ?? null
    },
    destroy: () => socket.destroy(),
  }
}

/** The socket's error code, `EIO` for what has none. */
export const errorCode = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : 'EIO'

const pause = (wait: number, signal: AbortSignal): Promise<undefined> =>
  new Promise((resolve) => {
    const timer = setTimeout(resolve, wait, undefined)
    signal.addEventListener('abort', () => {
      clearTimeout(timer)
      resolve(undefined)
    })
  })

const within = async <T>(wait: number, work: Promise<T>): Promise<T> => {
  let timer: NodeJS.Timeout | undefined
  const tooLate = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(Object.assign(new Error('No answer.'), { code: 'ETIMEDOUT' })), wait)
  })
  try {
    return await Promise.race([work, tooLate])
  } finally {
    clearTimeout(timer)
  }
}
