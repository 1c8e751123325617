import type { Refusal } from '../domain/refusal.ts'
import { later } from './runtime.ts'

const busyPauseMilliseconds = 20

/** A subscription as the server keeps it: it passes values on until it is ended, by either side or by a lost right. */
export interface Subscription {
  readonly push: (value: unknown) => void
  /** Takes the way to stop from the handler; if the subscription has ended meanwhile, it is stopped at once. */
  readonly started: (stop: () => void) => void
  /** Ends it without a word. A second time does nothing. */
  readonly end: () => void
}

interface SubscriptionOptions {
  /** Asked before each value: a right that is lost ends the subscription with the refusal. */
  readonly authorise: () => Refusal | null
  readonly busy: () => boolean
  readonly send: (value: unknown) => void
  readonly refused: (refusal: Refusal) => void
  /** A bug in sending, authorising or stopping. */
  readonly failed: (error: unknown) => void
}

export const createSubscription = (options: SubscriptionOptions): Subscription => {
  let ended = false
  let stop: (() => void) | null = null
  let kept: { readonly value: unknown } | null = null
  let callOff: (() => void) | null = null

  const stopSafely = (task: () => void): void => {
    try {
      task()
    } catch (error) {
      options.failed(error)
    }
  }
  const end = (): void => {
    if (ended) return
    ended = true
    callOff?.()
    kept = null
    if (stop !== null) stopSafely(stop)
  }
  const pass = (value: unknown): void => {
    try {
      const refusal = options.authorise()
      if (refusal === null) return options.send(value)
      end()
      options.refused(refusal)
    } catch (error) {
      end()
      options.failed(error)
    }
  }
  /** While the connection is busy only the newest value is kept: it is the whole state, older ones are of no use. */
  const passWhenIdle = (): void => {
    callOff = null
    if (kept === null) return
    if (options.busy()) {
      callOff = later(busyPauseMilliseconds, passWhenIdle)
      return
    }
    const { value } = kept
    kept = null
    pass(value)
  }

  return {
    push: (value) => {
      if (ended) return
      kept = { value }
      if (callOff === null) passWhenIdle()
    },
    started: (way) => {
      if (ended) stopSafely(way)
      else stop = way
    },
    end,
  }
}
