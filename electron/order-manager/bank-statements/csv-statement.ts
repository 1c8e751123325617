import { parseDecimal } from '../../../shared/domain/catalog/decimal-text.ts'
import { isRefusal, type Refusal } from '../../../shared/domain/refusal.ts'
import { type CsvRecord, csvRecords } from '../csv-records.ts'
import { noStatement, type ReadLine } from './read-line.ts'

/** What banks call their columns, in English and German; small letters. */
const names = {
  amount: ['amount', 'betrag', 'umsatz', 'betrag (eur)', 'amount (eur)'],
  text: ['reference', 'remittance information', 'description', 'details', 'purpose', 'verwendungszweck'],
  day: ['date', 'booking date', 'booked on', 'buchungstag', 'buchungsdatum', 'datum'],
  currency: ['currency', 'währung', 'waehrung'],
  party: ['name', 'payer', 'counterparty', 'auftraggeber', 'zahlungspflichtiger', 'beguenstigter/zahlungspflichtiger'],
  id: ['bank reference', 'transaction id', 'transaktions-id'],
} as const
type Column = keyof typeof names

/** Some banks write about the account first. */
const mostBefore = 20

type Columns = Readonly<Record<Column, number>>

const columnsOf = ({ cells }: CsvRecord): Columns => {
  const headings = cells.map((cell) => cell.trim().toLowerCase())
  const at = (column: Column): number =>
    headings.findIndex((heading) => (names[column] as readonly string[]).includes(heading))
  return {
    amount: at('amount'),
    text: at('text'),
    day: at('day'),
    currency: at('currency'),
    party: at('party'),
    id: at('id'),
  }
}

/**
 * A statement as CSV: a heading with an amount and a reference, and a row for each booking. Where it says no currency it is
 * the shop's. Refuses `not_a_statement`, with the line and the reason; one bad row refuses all of it, as it may hide money.
 */
export const readCsvStatement = (text: string, currency: string, digits: number): readonly ReadLine[] | Refusal => {
  const records = csvRecords(text)
  if (typeof records === 'string') return noStatement(records)
  const head = records.slice(0, mostBefore).findIndex((record) => {
    const { amount, text: reference } = columnsOf(record)
    return amount >= 0 && reference >= 0
  })
  const heading = records[head]
  if (heading === undefined)
    return noStatement(
      'Line 1: there is no heading with the columns “Amount” and “Reference”, and it is no camt.053 file.',
    )
  const columns = columnsOf(heading)
  const lines: ReadLine[] = []
  for (const record of records.slice(head + 1)) {
    if (record.cells.every((cell) => cell.trim() === '')) continue
    const line = lineOf(record, columns, currency, digits)
    if (isRefusal(line)) return line
    lines.push(line)
  }
  return lines
}

const lineOf = ({ line, cells }: CsvRecord, columns: Columns, usual: string, digits: number): ReadLine | Refusal => {
  const cell = (column: Column): string => (cells[columns[column]] ?? '').trim()
  const currency = columns.currency < 0 ? usual : cell('currency').toUpperCase()
  if (!/^[A-Z]{3}$/.test(currency))
    return noStatement(`Line ${line}: “${cell('currency').slice(0, 40)}” is no currency.`)
  const amount = parseDecimal(cell('amount').replace(/^\+\s*/, ''), { digits, sign: null })
  if (typeof amount === 'string') return noStatement(`Line ${line}: ${amount}`)
  return {
    line,
    bankReference: cell('id'),
    day: cell('day'),
    amount,
    currency,
    text: cell('text'),
    party: cell('party'),
  }
}
