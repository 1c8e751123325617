import type { BadRow } from '../../../shared/contract/catalog.ts'

/** A spreadsheet takes a cell that begins so for a formula: an apostrophe makes it text. */
const harmless = (value: string): string => (/^[=+\-@\t\r]/.test(value) ? `'${value}` : value)
const cell = (value: string): string => (/[",\r\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value)

/** The bad rows of an import as CSV (RFC 4180), with a byte order mark so that Excel reads it as UTF-8. */
export const badRowsCsv = (rows: readonly BadRow[]): string =>
  `\uFEFF${[
    ['Line', 'Column', 'Reason'],
    ...rows.map((row) => [String(row.line), harmless(row.column), harmless(row.reason)]),
  ]
    .map((cells) => cells.map(cell).join(','))
    .join('\r\n')}\r\n`
