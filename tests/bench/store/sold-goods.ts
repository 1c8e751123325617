import type { VariantHit } from '../../../electron/order-manager/ports/store.ts'
import type { Random } from '../../faults/random.ts'
import { generatedProduct, soldNext } from '../../support/generated-catalog.ts'

const fine = 2 ** 30

/** Picks what sells next in the generated catalog: few products sell much. Archived products sell no more. */
export const soldGoods =
  (products: number, seed: number) =>
  (random: Random): VariantHit => {
    while (true) {
      const place = soldNext(() => random.below(fine) / fine, products)
      const product = generatedProduct(place, seed)
      if (product.status === 'active') return { product, variant: random.pick(product.variants) }
    }
  }
