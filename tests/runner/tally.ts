/** How many tests of one kind, or of all kinds, came out which way. */
export interface Tally {
  readonly passed: number
  readonly failed: number
  readonly skipped: number
  /** What failed, one in a line, with the beginning of why: at the end of a long run it is named once more. */
  readonly failures?: readonly string[]
}

export function sum(tallies: readonly Tally[]): Tally {
  return tallies.reduce(
    (total, { passed, failed, skipped }) => ({
      passed: total.passed + passed,
      failed: total.failed + failed,
      skipped: total.skipped + skipped,
    }),
    { passed: 0, failed: 0, skipped: 0 },
  )
}

/** A phase that could not run at all is one failure, said where it happened. */
export function failure(sentence: string): Tally {
  console.error(`\n✗ ${sentence}`)
  return { passed: 0, failed: 1, skipped: 0 }
}

/** The line that `npm test` ends with. */
export function tallyLine({ passed, failed, skipped }: Tally): string {
  return `${passed} passed, ${failed} failed, ${skipped} skipped`
}
