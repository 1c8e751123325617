import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { parse } from 'csv-parse/sync'

/** A row of the file. */
export interface Row {
  readonly invoice: string
  /** In capitals: the file writes `m` and `M` for the same. */
  readonly code: string
  readonly description: string
  readonly quantity: number
  /** Milliseconds since 1970, the shop's clock taken as UTC. */
  readonly at: number
  /** Thousandths of a pound: one price of the file is below a penny. */
  readonly price: number
  /** Empty where it is missing. */
  readonly customer: string
  readonly country: string
}

export interface Invoice {
  readonly number: string
  readonly at: number
  readonly customer: string
  readonly country: string
  readonly rows: readonly Row[]
}

type Record = Readonly<
  { [column in 'InvoiceNo' | 'StockCode' | 'Description' | 'Quantity' | 'InvoiceDate']: string } & {
    [column in 'UnitPrice' | 'CustomerID' | 'Country']: string
  }
>

/** The months that are there, `2010-12` first. */
export const monthsIn = (folder: string): string[] =>
  readdirSync(folder)
    .flatMap((name) => /^(\d{4}-\d{2})\.csv\.gz$/.exec(name)?.[1] ?? [])
    .sort()

export const readRows = (folder: string, month: string): Row[] => {
  const text = gunzipSync(readFileSync(join(folder, `${month}.csv.gz`)))
  const records = parse<Record>(text, { columns: true, bom: true })
  return records.map((record) => ({
    invoice: record.InvoiceNo,
    code: record.StockCode.trim().toUpperCase(),
    description: record.Description.trim(),
    quantity: whole(record.Quantity),
    at: Date.parse(`${record.InvoiceDate.replace(' ', 'T')}Z`),
    price: thousandths(record.UnitPrice),
    customer: record.CustomerID.replace(/\.0$/, ''),
    country: record.Country,
  }))
}

/** By the time of their first row; of equal times as they stand in the file. */
export const invoicesOf = (rows: readonly Row[]): Invoice[] => {
  const byNumber = new Map<string, Row[]>()
  for (const row of rows) {
    const known = byNumber.get(row.invoice)
    if (known === undefined) byNumber.set(row.invoice, [row])
    else known.push(row)
  }
  return [...byNumber]
    .flatMap(([number, all]): Invoice[] => {
      const [first] = all
      if (first === undefined) return []
      return [{ number, at: first.at, customer: first.customer, country: first.country, rows: all }]
    })
    .toSorted((one, other) => one.at - other.at)
}

/** Whole pennies of a price, half away from zero. */
export const pennies = (price: number): number => Math.round(price / 10)

const whole = (text: string): number => {
  const number = Number(text)
  if (!Number.isSafeInteger(number)) throw new Error(`“${text}” is not a whole number.`)
  return number
}

const thousandths = (text: string): number => {
  const [, sign = '', pounds, rest = ''] = /^(-?)(\d+)(?:\.(\d{1,3}))?$/.exec(text) ?? []
  if (pounds === undefined) throw new Error(`“${text}” is not a price.`)
  const amount = Number(pounds) * 1000 + Number(rest.padEnd(3, '0'))
  return sign === '' ? amount : 0 - amount
}
