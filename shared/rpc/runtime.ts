// Shared code sees neither DOM nor Node: these globals exist in both, and are declared here with what is used of them.
declare const setTimeout: (task: () => void, milliseconds: number) => unknown
declare const clearTimeout: (timer: unknown) => void
declare const crypto: { randomUUID(): string }

/** Runs the task once after some milliseconds; the answer calls it off. */
export const later = (milliseconds: number, task: () => void): (() => void) => {
  const timer = setTimeout(task, milliseconds)
  return () => clearTimeout(timer)
}

/** Runs the task after the current one, in the order of the calls. What it throws stays its own. */
export const soon = (task: () => void): void => {
  void Promise.resolve().then(task)
}

/** A short name for one failure, to be read out on the telephone and found in the log. */
export const newIncident = (): string => crypto.randomUUID().slice(0, 8).toUpperCase()
