import type { ShopTaxes } from '../pricing/tax-group.ts'

/** The fields of a row: those of a product, then those of its variant. */
export type RowField =
  | 'handle'
  | 'name'
  | 'description'
  | 'vendor'
  | 'category'
  | 'status'
  | 'unit'
  | 'taxRate'
  | 'option1Name'
  | 'option1'
  | 'option2Name'
  | 'option2'
  | 'option3Name'
  | 'option3'
  | 'sku'
  | 'barcode'
  | 'price'
  | 'stock'
  /** Shopify alone: which system counts the stock, and whether the variant is a thing that is sent. */
  | 'tracker'
  | 'requiresShipping'

/** One row of a file, as it stands there. */
export interface CatalogRow {
  /** Counted from 1; the heading is line 1. */
  readonly line: number
  /** A field is missing where the file has no column for it; then the shop's own value stays. */
  readonly values: Readonly<Partial<Record<RowField, string>>>
}

/** Why a row was left out. */
export interface RowProblem {
  readonly line: number
  /** Null where it is about the whole row. */
  readonly field: RowField | null
  /** A sentence for people. */
  readonly reason: string
}

/** How to read the cells: what the shop and the kind of file lay down. */
export interface RowRules {
  readonly format: 'shopify' | 'template' | 'other'
  readonly taxes: ShopTaxes
  /** Digits after the decimal point of the shop's currency. */
  readonly digits: number
  /** What may stand beside a price: the currency's code and sign. */
  readonly currencyMarks: readonly string[]
}

/** Most variants of one product. */
export const mostVariants = 2_000

export const rowProblem = (row: CatalogRow, field: RowField | null, reason: string): RowProblem => ({
  line: row.line,
  field,
  reason,
})

export const isRowProblem = (value: object): value is RowProblem => 'reason' in value && 'line' in value

/** A cell's text on one line, without spaces around it; empty where there is no such column. */
export const cell = (row: CatalogRow, field: RowField): string =>
  (row.values[field] ?? '').replace(/[\s\p{Cc}]+/gu, ' ').trim()
