/** Rows as a CSV file that spreadsheets open: commas, CRLF (RFC 4180), and the mark that tells them that it is UTF-8. */
export const csvText = (rows: readonly (readonly string[])[]): string =>
  `\ufeff${rows.map((cells) => cells.map(quoted).join(',')).join('\r\n')}\r\n`

const quoted = (cell: string): string => (/[",;\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)

/** An amount that is not below zero, in minor units, with a decimal point. */
export const csvAmount = (minor: number, digits: number): string => {
  const figures = String(minor).padStart(digits + 1, '0')
  return digits === 0 ? figures : `${figures.slice(0, -digits)}.${figures.slice(-digits)}`
}
