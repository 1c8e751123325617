/** Columns for people: the first to the left, the others to the right. */
export const asColumns = (heading: readonly string[], rows: readonly (readonly string[])[]): string => {
  const widths = heading.map((title, column) => Math.max(title.length, ...rows.map((row) => row[column]?.length ?? 0)))
  return [heading, ...rows]
    .map((row) =>
      row
        .map((cell, column) => (column === 0 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0)))
        .join('  ')
        .trimEnd(),
    )
    .join('\n')
}

export const milliseconds = (value: number): string =>
  Number.isNaN(value) ? '' : `${value < 1 ? value.toFixed(3) : value < 10 ? value.toFixed(2) : value.toFixed(0)} ms`
export const times = (value: number): string => `${value.toFixed(2)} ×`
export const bytes = (value: number): string => `${(value / 1e6).toFixed(1)} MB`
export const count = (value: number): string => Math.round(value).toLocaleString('en')
