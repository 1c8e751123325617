import { type RowField, type RowProblem, rowProblem } from './catalog-row.ts'
import type { CodeOwner, KnownCodes } from './known-codes.ts'
import type { Product, Variant } from './product.ts'
import type { VariantRow } from './read-variant-row.ts'
import { slug } from './slug.ts'

interface Matching {
  readonly productId: string
  readonly handle: string
  readonly existing: Product | undefined
  readonly codes: KnownCodes
  readonly ids: readonly string[]
  /** Rows that can't be taken are added here. */
  readonly problems: RowProblem[]
}

type MatchedRow = VariantRow & { readonly variant: Variant }

const key = (sku: string): string => sku.toLowerCase()
const optionKey = (options: readonly string[]): string => JSON.stringify(options)

/**
 * Gives each row its variant: the one with its SKU, else the one with its options, else a new one. A row without a SKU
 * keeps its variant's, or gets one from handle and options, which is the same at the next import.
 */
export const matchVariants = (
  rows: readonly VariantRow[],
  matching: Matching,
): { matched: MatchedRow[]; kept: Variant[] } => {
  const free = new Map((matching.existing?.variants ?? []).map((variant) => [variant.id, variant]))
  const bySku = new Map([...free.values()].map((variant) => [key(variant.sku), variant]))
  const byOptions = new Map([...free.values()].map((variant) => [optionKey(variant.options), variant]))
  const found = new Map<VariantRow, Variant>()
  const claim = (row: VariantRow, variant: Variant | undefined) => {
    if (variant === undefined || !free.delete(variant.id)) return
    found.set(row, variant)
  }
  const distinct = withoutRepeats(rows, matching)
  // Options come first for a row without a SKU: the SKU that we made for its variant may be given to another row by now.
  for (const row of distinct) if (row.sku === '') claim(row, byOptions.get(optionKey(row.options)))
  for (const row of distinct) if (row.sku !== '') claim(row, bySku.get(key(row.sku)))
  for (const row of distinct) if (!found.has(row)) claim(row, byOptions.get(optionKey(row.options)))

  const matched: MatchedRow[] = []
  const taken = { skus: new Map<string, number>(), barcodes: new Map<string, number>() }
  // Variants that the file does not name keep their barcodes: no row may take one.
  const keptBarcodes = new Set([...free.values()].map((variant) => variant.barcode))
  for (const [index, row] of distinct.entries()) {
    const known = found.get(row)
    const sku = row.sku || known?.sku || slug([matching.handle, ...row.options].join(' '))
    const barcode = row.barcode === undefined ? (known?.barcode ?? null) : row.barcode
    const problem =
      clash(row, 'sku', `The SKU “${sku}”`, matching.codes.sku(sku), taken.skus.get(key(sku)), matching.productId) ??
      (barcode === null
        ? null
        : keptBarcodes.has(barcode)
          ? rowProblem(row.row, 'barcode', `The barcode ${barcode} belongs to another variant of this product.`)
          : clash(
              row,
              'barcode',
              `The barcode ${barcode}`,
              matching.codes.barcode(barcode),
              taken.barcodes.get(barcode),
              matching.productId,
            ))
    if (problem !== null) {
      matching.problems.push(problem)
      if (known !== undefined) free.set(known.id, known)
      continue
    }
    taken.skus.set(key(sku), row.row.line)
    if (barcode !== null) taken.barcodes.set(barcode, row.row.line)
    const digital = known?.digital ?? null
    const tracked = digital === null && (row.tracked ?? known?.tracked ?? false)
    matched.push({
      ...row,
      variant: {
        id: known?.id ?? matching.ids[index] ?? '',
        sku,
        barcode,
        options: row.options,
        price: row.price,
        tracked,
        digital,
      },
    })
  }
  return { matched, kept: [...free.values()] }
}

/** A second row with the same options would be the same variant again. */
const withoutRepeats = (rows: readonly VariantRow[], { problems }: Matching): VariantRow[] => {
  const lines = new Map<string, number>()
  return rows.filter(({ row, options }) => {
    const first = lines.get(optionKey(options))
    if (first === undefined) lines.set(optionKey(options), row.line)
    else
      problems.push(
        rowProblem(
          row,
          'option1',
          options.length === 0
            ? `This product stands in line ${first} already. Variants need a value in an option column.`
            : `The variant ${options.join(' / ')} of this product stands in line ${first} already.`,
        ),
      )
    return first === undefined
  })
}

const clash = (
  { row }: VariantRow,
  field: RowField,
  what: string,
  owner: CodeOwner | undefined,
  lineOfThisProduct: number | undefined,
  productId: string,
): RowProblem | null => {
  const line = lineOfThisProduct ?? owner?.line ?? null
  if (line !== null) return rowProblem(row, field, `${what} stands in line ${line} already.`)
  if (owner !== undefined && owner.productId !== productId)
    return rowProblem(row, field, `${what} belongs to another product of the shop.`)
  return null
}
