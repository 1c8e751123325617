import type { Fault } from './faults.ts'

/** A message to the order manager, whole and signed for the moment in which it is sent. */
type Message = { body: string; headers: () => Record<string, string> }

/** How often and after how many milliseconds a message that nobody took is sent again. */
const RETRIES = [500, 2000, 5000]

/**
 * Sends webhooks as the outside world does: by itself, again where nobody took them, and, where a fault says so, late,
 * twice, never or after the next one.
 */
export function createWebhookSender(address: () => string | null, takeFault: () => Fault | undefined) {
  const stopped = new AbortController()
  let heldBack: Message[] = []

  const post = async ({ body, headers }: Message): Promise<void> => {
    for (const wait of [0, ...RETRIES]) {
      await pause(wait)
      const url = address()
      if (stopped.signal.aborted || url === null) return
      const answer = await fetch(url, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headers() },
        body,
        signal: AbortSignal.any([stopped.signal, AbortSignal.timeout(5000)]),
      }).catch(() => undefined)
      await answer?.arrayBuffer().catch(() => undefined)
      if (answer?.ok === true) return
    }
  }
  const pause = (milliseconds: number): Promise<void> =>
    new Promise((resolve) => void setTimeout(resolve, milliseconds).unref())

  const deliver = async (message: Message): Promise<void> => {
    const fault = takeFault()
    if (fault?.kind === 'lost') return
    if (fault?.kind === 'outOfOrder') {
      heldBack.push(message)
      return
    }
    if (fault?.kind === 'late') await pause(fault.milliseconds)
    await post(message)
    if (fault?.kind === 'twice') await post(message)
    const waiting = heldBack
    heldBack = []
    for (const one of waiting) await post(one)
  }

  return {
    send: (message: Message): void => void deliver(message),
    stop: (): void => stopped.abort(),
  }
}
