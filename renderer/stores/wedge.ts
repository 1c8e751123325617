/** A scanner types a key every few milliseconds; nobody does by hand. */
const fastMilliseconds = 35
/** Single keys may be late (a busy machine, a radio link) if the code as a whole was fast; a longer pause ends a burst. */
const slowestMilliseconds = 150
const shortestCode = 4
/** Two keys this close together may be two fingers; three are a scanner. */
const scannerMilliseconds = 15

/** For so long a key is held back that could be a shortcut, or that most likely is in the middle of a code. */
export const holdMilliseconds = 80

/** What is known of keys that came in quick succession; null between bursts. Times in milliseconds of one clock. */
export interface Burst {
  readonly text: string
  readonly startedAt: number
  readonly lastAt: number
  /** How many pauses in a row, up to now, no hand is quick enough for. */
  readonly quick: number
}

/** The burst after one more printable key: the same one, or a new one after a pause. */
export const typed = (burst: Burst | null, key: string, at: number): Burst =>
  burst === null || at - burst.lastAt > slowestMilliseconds
    ? { text: key, startedAt: at, lastAt: at, quick: 0 }
    : {
        text: burst.text + key,
        startedAt: burst.startedAt,
        lastAt: at,
        quick: at - burst.lastAt <= scannerMilliseconds ? burst.quick + 1 : 0,
      }

/** Whether the last key is one that a scanner sent, most likely: a field need not show it before it is known. */
export const isScanning = ({ quick }: Burst): boolean => quick >= 2

/**
 * The code that Enter has just ended, or null where a person typed: at least four characters, on average at most 35 ms
 * apart including the Enter, none more than 150 ms.
 */
export const scannedCode = (burst: Burst | null, enterAt: number): string | null => {
  if (burst === null || burst.text.length < shortestCode || enterAt - burst.lastAt > slowestMilliseconds) return null
  return (enterAt - burst.startedAt) / burst.text.length <= fastMilliseconds ? burst.text : null
}
