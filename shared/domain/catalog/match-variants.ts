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
  let good = withoutForeignCodes(withoutRepeats(rows, matching), matching)
  for (let pass = 1; ; pass++) {
    const pairs = pair(good, matching.existing)
    const { matched, bad } = settle(good, pairs, matching)
    if (bad.size === 0) return { matched, kept: [...pairs.kept.values()] }
    // A bad row must not hold a variant that is another row's: everything is paired anew without it.
    const out = new Map(pass < patientPasses ? [...bad].slice(0, 1) : bad)
    matching.problems.push(...out.values())
    good = good.filter((row) => !out.has(row))
  }
}

/**
 * In so many passes one bad row at a time goes, and may make room for a later one. A product with more of them is broken as
 * a whole: then all go at once, or 2,000 rows would be paired 2,000 times.
 */
const patientPasses = 20

interface Pairs {
  readonly found: ReadonlyMap<VariantRow, Variant>
  /** Variants that no row names. */
  readonly kept: ReadonlyMap<string, Variant>
}

const pair = (rows: readonly VariantRow[], existing: Product | undefined): Pairs => {
  const kept = new Map((existing?.variants ?? []).map((variant) => [variant.id, variant]))
  const bySku = new Map([...kept.values()].map((variant) => [key(variant.sku), variant]))
  const byOptions = new Map([...kept.values()].map((variant) => [optionKey(variant.options), variant]))
  const found = new Map<VariantRow, Variant>()
  const claim = (row: VariantRow, variant: Variant | undefined) => {
    if (variant !== undefined && kept.delete(variant.id)) found.set(row, variant)
  }
  // Options come first for a row without a SKU: the SKU that we made for its variant may be given to another row by now.
  for (const row of rows) if (row.sku === '') claim(row, byOptions.get(optionKey(row.options)))
  for (const row of rows) if (row.sku !== '') claim(row, bySku.get(key(row.sku)))
  for (const row of rows) if (!found.has(row)) claim(row, byOptions.get(optionKey(row.options)))
  return { found, kept }
}

/** The rows with their variants, and those whose codes another variant bears. */
const settle = (
  rows: readonly VariantRow[],
  { found, kept }: Pairs,
  matching: Matching,
): { matched: MatchedRow[]; bad: Map<VariantRow, RowProblem> } => {
  const { codes, productId } = matching
  const matched: MatchedRow[] = []
  const bad = new Map<VariantRow, RowProblem>()
  const skuLines = new Map<string, number>()
  const barcodeLines = new Map<string, number>()
  const keptSkus = new Set([...kept.values()].map((variant) => key(variant.sku)))
  const keptBarcodes = new Set([...kept.values()].map((variant) => variant.barcode))
  for (const [index, row] of rows.entries()) {
    const known = found.get(row)
    const sku = row.sku || known?.sku || slug([matching.handle, ...row.options].join(' '))
    const barcode = row.barcode === undefined ? (known?.barcode ?? null) : row.barcode
    const problem =
      clash(row, 'sku', `The SKU “${sku}”`, codes.sku(sku), skuLines.get(key(sku)), productId) ??
      (keptSkus.has(key(sku)) ? ofAnotherVariant(row, 'sku', `The SKU “${sku}”`) : null) ??
      (barcode === null
        ? null
        : (clash(
            row,
            'barcode',
            `The barcode ${barcode}`,
            codes.barcode(barcode),
            barcodeLines.get(barcode),
            productId,
          ) ?? (keptBarcodes.has(barcode) ? ofAnotherVariant(row, 'barcode', `The barcode ${barcode}`) : null)))
    if (problem !== null) {
      bad.set(row, problem)
      continue
    }
    skuLines.set(key(sku), row.row.line)
    if (barcode !== null) barcodeLines.set(barcode, row.row.line)
    const digital = known?.digital ?? null
    const tracked = digital === null && (row.tracked ?? known?.tracked ?? false)
    const { options, price } = row
    const id = known?.id ?? matching.ids[index] ?? ''
    matched.push({ ...row, variant: { id, sku, barcode, options, price, tracked, digital } })
  }
  return { matched, bad }
}

/** Leaves out rows whose own codes are borne by another product or by a line above: no pairing changes that. */
const withoutForeignCodes = (rows: readonly VariantRow[], { codes, productId, problems }: Matching): VariantRow[] =>
  rows.filter((row) => {
    const problem =
      (row.sku === '' ? null : clash(row, 'sku', `The SKU “${row.sku}”`, codes.sku(row.sku), undefined, productId)) ??
      (row.barcode === undefined || row.barcode === null
        ? null
        : clash(row, 'barcode', `The barcode ${row.barcode}`, codes.barcode(row.barcode), undefined, productId))
    if (problem !== null) problems.push(problem)
    return problem === null
  })

const ofAnotherVariant = ({ row }: VariantRow, field: RowField, what: string): RowProblem =>
  rowProblem(row, field, `${what} belongs to another variant of this product.`)

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
