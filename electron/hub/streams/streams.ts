import type { ServerResponse } from 'node:http'
import { type Refusal, refuse } from '../../../shared/domain/refusal.ts'
import type { Device } from '../devices/device.ts'
import type { News } from './news.ts'

/** Milliseconds between signs of life: who hears none for longer than two of them comes again. */
export const usualPulse = 15_000
/** Streams that one process holds open at most. */
export const usualStreams = 5000

interface Limits {
  readonly pulse: number
  readonly most: number
}

/**
 * Server-sent events that say when to look again, and nothing else (https://html.spec.whatwg.org/multipage/server-sent-events.html).
 * A till has one; its older one is closed. A slow reader gets the newest number, not all of them.
 */
export const createStreams = (news: News, { pulse, most }: Limits) => {
  const open = new Map<string, () => void>()
  return {
    count: (): number => open.size,
    /** @param holder what the device calls itself: a copy of its data listens beside it. Refuses `hub_busy`. */
    begin: (
      device: Device,
      holder: string,
      response: ServerResponse,
      stillPaired: () => Promise<boolean>,
    ): Refusal | null => {
      const name = `${device.organisation}/${device.id}/${holder}`
      if (open.size >= most && !open.has(name))
        return refuse('hub_busy', 'The hub has as many tills on the line as it can serve. This one looks by itself.')
      open.get(name)?.()
      response.writeHead(200, {
        'content-type': 'text/event-stream',
        'cache-control': 'no-store',
        'x-accel-buffering': 'no',
      })
      let waiting: string | null = null
      const say = (text: string): void => {
        if (response.writableNeedDrain) waiting = text
        else response.write(text)
      }
      response.on('drain', () => {
        if (waiting !== null) response.write(waiting)
        waiting = null
      })
      const stopFollowing = news.follow(device.organisation, (newest) => say(`event: news\ndata: ${newest}\n\n`))
      const beat = async (): Promise<void> => {
        if (!(await stillPaired())) return end()
        if (!response.writableNeedDrain) response.write(': here\n\n')
      }
      const timer = setInterval(() => void beat().catch(end), pulse)
      const end = (): void => {
        clearInterval(timer)
        stopFollowing()
        if (open.get(name) === end) open.delete(name)
        response.end()
        response.destroy()
      }
      response.on('close', end)
      response.on('error', end)
      open.set(name, end)
      response.write(': here\n\n')
      return null
    },
    closeAll: (): void => {
      for (const end of open.values()) end()
    },
  }
}
export type Streams = ReturnType<typeof createStreams>
