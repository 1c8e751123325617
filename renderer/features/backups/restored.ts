import { z } from 'zod'
import type { Snapshot } from '../../../shared/contract/backups.ts'
import { useSession } from '../../stores/session.ts'

const storageKey = 'tillhouse.restored'

/** From where the shop was restored. */
const restored = z.object({
  /** Milliseconds since 1970 of the backup. */
  at: z.number(),
  receipt: z.string().nullable(),
})
type Restored = z.output<typeof restored>

/** What the sign-in screen says after a restore, kept over the page's new start. */
export const keepRestored = ({ at, progress }: Snapshot): void =>
  sessionStorage.setItem(storageKey, JSON.stringify({ at, receipt: progress.receipt } satisfies Restored))

export const forgetRestored = (): void => sessionStorage.removeItem(storageKey)

/** Null where nothing was restored since somebody signed in last. */
export const readRestored = (): Restored | null => {
  const text = sessionStorage.getItem(storageKey)
  return text === null ? null : (restored.safeParse(JSON.parse(text)).data ?? null)
}

// Whoever signs in has read it.
useSession.subscribe((session) => {
  if (session.state === 'signedIn') forgetRestored()
})
