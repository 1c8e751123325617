import {
  type CatalogRow,
  cell,
  isRowProblem,
  mostVariants,
  type RowProblem,
  type RowRules,
  rowProblem,
} from './catalog-row.ts'
import { handleOf } from './handle.ts'
import type { KnownCodes } from './known-codes.ts'
import { matchVariants } from './match-variants.ts'
import type { Product } from './product.ts'
import { type ProductFields, readOptionNames, readProductFields } from './read-product-fields.ts'
import { hasNoVariant, readVariantRow, type VariantRow } from './read-variant-row.ts'

export interface MergeContext {
  readonly rules: RowRules
  readonly codes: KnownCodes
  /** The rows of this product that stand further up in the file were merged before: these only add variants. */
  readonly continued: boolean
  /** New ids: one more than there are rows. */
  readonly ids: readonly string[]
  /** Milliseconds since 1970. */
  readonly now: number
}

export interface MergedProduct {
  /** Null where no row was good. The existing document itself where nothing differs. */
  readonly product: Product | null
  /** The good rows: each with its variant, and what is on hand by the file, in thousandths. */
  readonly taken: readonly { readonly line: number; readonly variantId: string; readonly stock: number | undefined }[]
  readonly problems: readonly RowProblem[]
}

/**
 * The rows of one product, and what the shop has of it: what the shop has afterwards. Ids are kept; variants are known
 * again by their SKU, then by their options. Variants that the file does not name stay, for orders and stock point at them.
 */
export const mergeProduct = (
  rows: readonly CatalogRow[],
  existing: Product | undefined,
  context: MergeContext,
): MergedProduct => {
  const { rules } = context
  const withVariant = rows.filter((row) => !hasNoVariant(row, rules))
  const head = withVariant.find((row) => cell(row, 'name') !== '') ?? withVariant[0]
  if (head === undefined) return { product: null, taken: [], problems: [] }
  const continues = context.continued && existing !== undefined
  const fields = continues ? existing : readProductFields(head, existing, rules)
  if (isRowProblem(fields)) return nothing(withVariant, fields)
  const optionNames = continues ? existing.optionNames : readOptionNames(withVariant, rules)

  const problems: RowProblem[] = []
  const readable: VariantRow[] = []
  for (const row of withVariant) {
    const read = readVariantRow(row, { unit: fields.unit, optionNames }, rules)
    if (isRowProblem(read)) problems.push(read)
    else readable.push(read)
  }
  const productId = existing?.id ?? context.ids[0] ?? ''
  const handle = existing?.handle ?? handleOf(head)
  const { matched, kept } = matchVariants(readable, {
    productId,
    handle,
    existing,
    codes: context.codes,
    ids: context.ids.slice(1),
    problems,
  })
  if (matched.length === 0) return { product: null, taken: [], problems }
  const room = mostVariants - kept.length
  for (const { row } of matched.slice(Math.max(room, 0)))
    problems.push(rowProblem(row, null, `A product has at most ${mostVariants} variants.`))
  const good = matched.slice(0, Math.max(room, 0))

  const byId = new Map([...kept, ...good.map((one) => one.variant)].map((variant) => [variant.id, variant]))
  const known = (existing?.variants ?? []).map((variant) => byId.get(variant.id) ?? variant)
  const knownIds = new Set(known.map((variant) => variant.id))
  const added = [...byId.values()].filter((variant) => !knownIds.has(variant.id))
  const merged = withEvenOptions({
    ...pick(fields),
    // No file tells: what the shop decided stays.
    ...(existing?.online === undefined ? {} : { online: existing.online }),
    ...(existing?.neverOversell === undefined ? {} : { neverOversell: existing.neverOversell }),
    id: productId,
    handle,
    optionNames,
    variants: [...known, ...added],
    updatedAt: context.now,
  })
  return {
    product: existing !== undefined && isSameProduct(existing, merged) ? existing : merged,
    taken: good.map(({ row, variant, stock }) => ({
      line: row.line,
      variantId: variant.id,
      stock: variant.tracked ? stock : undefined,
    })),
    problems,
  }
}

const pick = ({ name, description, vendor, category, status, unit, taxRateId }: ProductFields): ProductFields => ({
  name,
  description,
  vendor,
  category,
  status,
  unit,
  taxRateId,
})

/** When the product itself can't be read, each of its rows is named: none of them came in. */
const nothing = (rows: readonly CatalogRow[], problem: RowProblem): MergedProduct => ({
  product: null,
  taken: [],
  problems: rows.map((row) =>
    row.line === problem.line
      ? problem
      : rowProblem(row, problem.field, `Left out with its product: line ${problem.line} is bad.`),
  ),
})

/** A variant that stayed from a time with other options gets a dash for those it lacks, so that all have as many as are named. */
const withEvenOptions = (product: Product): Product => {
  const most = Math.max(product.optionNames.length, ...product.variants.map((variant) => variant.options.length))
  const optionNames = Array.from({ length: most }, (_, index) => product.optionNames[index] ?? `Option ${index + 1}`)
  const variants = product.variants.map((variant) =>
    variant.options.length === most
      ? variant
      : { ...variant, options: Array.from({ length: most }, (_, index) => variant.options[index] ?? '–') },
  )
  return { ...product, optionNames, variants }
}

/** Whether two states of a product say the same; when they were written does not count. */
const isSameProduct = (one: Product, other: Product): boolean => facts(one) === facts(other)

const facts = (product: Product): string =>
  JSON.stringify([
    product.id,
    product.handle,
    pick(product).name,
    product.description,
    product.vendor,
    product.category,
    product.status,
    product.unit,
    product.taxRateId,
    product.optionNames,
    product.variants.map(({ id, sku, barcode, options, price, tracked, digital }) => [
      id,
      sku,
      barcode,
      options,
      price,
      tracked,
      digital === null ? null : [digital.kind, digital.kind === 'link' ? digital.template : ''],
    ]),
  ])
