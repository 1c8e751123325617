import type { Runtime } from './ports/runtime.ts'

interface Seldom {
  /** Runs at once where the last run is long enough ago, else when it is; asked for many times meanwhile, it runs once. */
  ask(): void
  /** Nothing that was asked for is run any more. */
  stop(): void
}

/** Keeps what happens often from being acted on oftener than every so many milliseconds; the last time always is. */
export const atMostEvery = (milliseconds: number, runtime: Pick<Runtime, 'after'>, run: () => void): Seldom => {
  let callOff: (() => void) | undefined
  let again = false
  const begin = (): void => {
    again = false
    callOff = runtime.after(milliseconds, () => {
      callOff = undefined
      if (again) begin()
    })
    run()
  }
  return {
    ask: () => {
      if (callOff === undefined) begin()
      else again = true
    },
    stop: () => callOff?.(),
  }
}
