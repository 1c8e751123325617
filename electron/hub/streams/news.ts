import { type Database, numberOf } from '../database/database.ts'

/** Milliseconds between looks at the database, for where announcements don't get through, or one was lost. */
const usualPoll = 2000

type Listener = (newest: number) => void

/** Knows which organisation has something new: told by the database, and by looking. */
export const createNews = (database: Database, onProblem: (error: unknown) => void, poll = usualPoll) => {
  const listeners = new Map<string, Set<Listener>>()
  const known = new Map<string, number>()
  let looking: Promise<void> | null = null
  let again = false

  const look = async (): Promise<void> => {
    const rows = await database.query('SELECT id, sequence FROM organisations WHERE id = ANY ($1::text[])', [
      [...listeners.keys()],
    ])
    for (const { id, sequence } of rows) {
      const [organisation, newest] = [String(id), numberOf(sequence)]
      if (known.get(organisation) === newest) continue
      known.set(organisation, newest)
      for (const listener of listeners.get(organisation) ?? []) listener(newest)
    }
  }

  /** One look at a time; what is announced meanwhile is looked for afterwards. */
  const wake = (): void => {
    if (listeners.size === 0) return
    if (looking !== null) {
      again = true
      return
    }
    looking = look()
      .catch(onProblem)
      .finally(() => {
        looking = null
        if (!again) return
        again = false
        wake()
      })
  }

  const stopHearing = database.onAnnouncement((organisation) => {
    if (listeners.has(organisation)) wake()
  })
  const timer = setInterval(wake, poll)
  return {
    /** Calls back with the newest revision, now and whenever it has grown; returns the way to stop. */
    follow: (organisation: string, listener: Listener): (() => void) => {
      const ofOrganisation = listeners.get(organisation) ?? new Set()
      listeners.set(organisation, ofOrganisation.add(listener))
      const newest = known.get(organisation)
      if (newest === undefined) wake()
      else listener(newest)
      return () => {
        ofOrganisation.delete(listener)
        if (ofOrganisation.size > 0) return
        listeners.delete(organisation)
        known.delete(organisation)
      }
    },
    close: async (): Promise<void> => {
      stopHearing()
      clearInterval(timer)
      listeners.clear()
      await looking
    },
  }
}
export type News = ReturnType<typeof createNews>
