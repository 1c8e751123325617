import type { Line } from '../../../shared/domain/orders/order.ts'

/** What of a line the picker works with. Quantities in thousandths of the unit. */
export type PickLine = Pick<Line, 'id' | 'kind' | 'variantId' | 'sku' | 'name' | 'unit' | 'quantity' | 'picked'>

const byShelf = new Intl.Collator('en', { numeric: true, sensitivity: 'base' })

/** The lines to pick, in the order of their SKUs (then names): goods of one kind stand together on the shelf. */
export const pickList = <L extends PickLine>(lines: readonly L[]): L[] =>
  lines
    .filter((line) => line.kind === 'goods')
    .sort((one, other) => byShelf.compare(one.sku, other.sku) || byShelf.compare(one.name, other.name))

export const isPicked = (line: PickLine): boolean => line.picked >= line.quantity

/** Pieces picked and to pick; a weighed line counts as one piece, picked or not. */
export const pickProgress = (lines: readonly PickLine[]): { readonly picked: number; readonly total: number } => {
  let picked = 0
  let total = 0
  for (const line of lines) {
    if (line.kind !== 'goods') continue
    total += line.unit === 'kg' ? 1 : line.quantity / 1000
    picked += line.unit === 'kg' ? Number(isPicked(line)) : line.picked / 1000
  }
  return { picked, total }
}

/** UPC-A is EAN-13 without its leading zero, and GTIN-14 has one more: the same number by any of the names (GS1). */
const canonical = (code: string): string => {
  const compact = code.trim().toUpperCase()
  return /^\d{8,14}$/.test(compact) ? compact.padStart(14, '0') : compact
}

/** Whether a scanned code is this SKU or this barcode. */
export const isCodeOf = (code: string, sku: string, barcode: string | null | undefined): boolean =>
  code.trim() !== '' &&
  (canonical(code) === canonical(sku) ||
    (barcode !== null && barcode !== undefined && canonical(code) === canonical(barcode)))

export type ScanResult =
  /** `quantity`: picked in all, one piece more, or all of a weighed line. */
  | { readonly kind: 'pick'; readonly line: PickLine; readonly quantity: number }
  | { readonly kind: 'enough'; readonly line: PickLine }
  | { readonly kind: 'stranger' }

/** What a scanned code means for the order. `barcodes` by variant. */
export const matchScan = (
  lines: readonly PickLine[],
  code: string,
  barcodes: ReadonlyMap<string, string>,
): ScanResult => {
  const matching = lines.filter(
    (line) =>
      line.kind === 'goods' && isCodeOf(code, line.sku, line.variantId === null ? null : barcodes.get(line.variantId)),
  )
  const open = matching.find((line) => !isPicked(line))
  if (open !== undefined)
    return {
      kind: 'pick',
      line: open,
      quantity: open.unit === 'kg' ? open.quantity : Math.min(open.quantity, open.picked + 1000),
    }
  const [done] = matching
  return done === undefined ? { kind: 'stranger' } : { kind: 'enough', line: done }
}
