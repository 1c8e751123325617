import type { CartToPrice, LineToPrice } from '../../../shared/domain/pricing/cart.ts'
import type { Folded } from '../orders/folded.ts'

/** What an order's price follows from. */
export const cartOf = (folded: Folded): CartToPrice => ({
  pricesIncludeTax: folded.pricesIncludeTax,
  rounding: folded.rounding ?? 'line',
  exempt: (folded.exemption ?? null) !== null,
  lines: folded.lines.map(
    (line): LineToPrice => ({
      id: line.id,
      kind: line.kind,
      sku: line.sku,
      productId: line.productId,
      category: line.category ?? '',
      unit: line.unit,
      quantity: line.quantity,
      unitPrice: line.unitPrice,
      discount: line.discount,
      agreed: line.override !== undefined,
      taxes: line.taxes ?? [line.taxRate],
    }),
  ),
  promotions: folded.promotions ?? [],
  discount: folded.discount ?? null,
})
