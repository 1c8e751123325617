import type { CodeOwner, KnownCodes } from '../../../../shared/domain/catalog/known-codes.ts'
import type { Product } from '../../../../shared/domain/catalog/product.ts'
import type { Store } from '../../ports/store.ts'
import type { Pause } from './pause.ts'
import { SlicedMap } from './sliced-map.ts'

/** Products that are read at once; each has up to 2,000 variants, but hardly ever more than ten. */
const pageSize = 50

/** Handles, SKUs and barcodes of the whole shop, archived products too, and of the rows read so far. Only codes are held. */
export class ShopCodes implements KnownCodes {
  readonly #byHandle = new SlicedMap<string>()
  readonly #bySku = new SlicedMap<CodeOwner>()
  readonly #byBarcode = new SlicedMap<CodeOwner>()

  static async load(store: Store, pause: Pause): Promise<ShopCodes> {
    const codes = new ShopCodes()
    for (let last = ''; ; ) {
      const page = store.find('products', { selector: { id: { $gt: last } }, sort: [{ id: 'asc' }], limit: pageSize })
      for (const product of page) codes.#add(product, () => null)
      const end = page.at(-1)
      if (end === undefined || page.length < pageSize) return codes
      last = end.id
      await pause()
    }
  }

  productId(handle: string): string | undefined {
    return this.#byHandle.get(handle)
  }

  sku(sku: string): CodeOwner | undefined {
    return this.#bySku.get(sku.toLowerCase())
  }

  barcode(barcode: string): CodeOwner | undefined {
    return this.#byBarcode.get(barcode)
  }

  /** The product as it is from now on; `lines` are those of the file that named its variants. */
  replace(before: Product | undefined, after: Product, lines: ReadonlyMap<string, number>): void {
    const earlier = new Map(
      (before?.variants ?? []).map((variant) => [variant.id, this.sku(variant.sku)?.line ?? null]),
    )
    for (const variant of before?.variants ?? []) {
      this.#bySku.delete(variant.sku.toLowerCase())
      if (variant.barcode !== null) this.#byBarcode.delete(variant.barcode)
    }
    this.#add(after, (variantId) => lines.get(variantId) ?? earlier.get(variantId) ?? null)
  }

  #add(product: Product, line: (variantId: string) => number | null): void {
    this.#byHandle.set(product.handle, product.id)
    for (const variant of product.variants) {
      const owner = { productId: product.id, line: line(variant.id) }
      this.#bySku.set(variant.sku.toLowerCase(), owner)
      if (variant.barcode !== null) this.#byBarcode.set(variant.barcode, owner)
    }
  }
}
