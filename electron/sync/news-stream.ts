import type { HubClient } from './hub-client.ts'

/** Milliseconds without a sign of life: the hub gives one every fifteen seconds. */
const silence = 40_000

/**
 * Hears from the hub when there is something new, until it is stopped or the line is cut; then it says so once.
 * Whoever listens looks at once after the line is open, for what came before it.
 */
export const openNews = (
  client: Pick<HubClient, 'send'>,
  holder: string,
  { news, cut }: { readonly news: () => void; readonly cut: () => void },
): (() => void) => {
  let stopped = false
  let close = (): void => undefined
  const end = (): void => {
    if (stopped) return
    stopped = true
    close()
    cut()
  }
  const listen = async (): Promise<void> => {
    const response = await client.send(`/v1/stream?holder=${encodeURIComponent(holder)}`, null, {
      accept: 'text/event-stream',
    })
    let timer = setTimeout(end, silence)
    close = () => {
      clearTimeout(timer)
      response.destroy()
    }
    if (stopped) return close()
    response.on('error', end)
    response.on('close', end)
    if (response.statusCode !== 200) return end()
    response.setEncoding('utf8')
    response.socket.setTimeout(0)
    response.on('data', (text: string) => {
      clearTimeout(timer)
      timer = setTimeout(end, silence)
      if (text.includes('event: news')) news()
    })
  }
  listen().catch(end)
  return () => {
    stopped = true
    close()
  }
}
