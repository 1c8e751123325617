/** Times of one thing that was done many times, in milliseconds. */
export interface Measured {
  readonly name: string
  /** How often it was done. */
  readonly runs: number
  readonly p50: number
  readonly p99: number
  readonly longest: number
  /** What it is held against, in the same run; absent where there is nothing to hold it against. */
  readonly against?: { readonly name: string; readonly p50: number; readonly p99: number; readonly longest: number }
}

const percentile = (sorted: readonly number[], share: number): number =>
  sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN

const summary = (times: readonly number[]) => {
  const sorted = [...times].sort((one, other) => one - other)
  return { p50: percentile(sorted, 0.5), p99: percentile(sorted, 0.99), longest: sorted.at(-1) ?? Number.NaN }
}

export const measured = (
  name: string,
  times: readonly number[],
  against?: { name: string; times: readonly number[] },
): Measured => ({
  name,
  runs: times.length,
  ...summary(times),
  ...(against === undefined ? {} : { against: { name: against.name, ...summary(against.times) } }),
})

const milliseconds = (value: number) => `${value.toFixed(value < 10 ? 2 : 0)} ms`

/** A table for people. */
export const asTable = (rows: readonly Measured[]): string => {
  const heading = ['', 'runs', 'p50', 'p99', 'max', 'beside', 'p50', 'p99', 'max', 'ratio p50', 'ratio p99']
  const cells = rows.map(({ name, runs, p50, p99, longest, against }) => [
    name,
    String(runs),
    milliseconds(p50),
    milliseconds(p99),
    milliseconds(longest),
    ...(against === undefined
      ? ['', '', '', '', '', '']
      : [
          against.name,
          milliseconds(against.p50),
          milliseconds(against.p99),
          milliseconds(against.longest),
          (p50 / against.p50).toFixed(2),
          (p99 / against.p99).toFixed(2),
        ]),
  ])
  const widths = heading.map((title, column) => Math.max(title.length, ...cells.map((row) => row[column]?.length ?? 0)))
  return [heading, ...cells]
    .map((row) =>
      row
        .map((cell, column) =>
          column === 0 || column === 5 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0),
        )
        .join('  '),
    )
    .join('\n')
}
