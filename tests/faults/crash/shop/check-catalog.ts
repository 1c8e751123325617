import type { Books } from './books.ts'

/** Every active variant is found by its SKU, its barcode and its product's name, an archived one by none; categories add up. */
export const checkCatalog = ({ reader, all }: Books): string[] => {
  const faults: string[] = []
  const categories = new Map<string, number>()
  for (const [index, product] of all.products.entries()) {
    const isActive = product.status === 'active'
    if (isActive && product.category !== '')
      categories.set(product.category, (categories.get(product.category) ?? 0) + 1)
    for (const variant of product.variants) {
      const expected = isActive ? variant.id : undefined
      if (reader.variant(variant.id)?.product.id !== product.id) faults.push(`Variant ${variant.id} is not found.`)
      for (const code of [variant.sku, variant.barcode])
        if (code !== null && reader.byCode(code)?.variant.id !== expected)
          faults.push(`The code ${code} finds ${reader.byCode(code)?.variant.id} instead of ${expected}.`)
    }
    // A search costs more than a look-up: every eighth product stands for the others, and a deep check looks at all.
    if (index % 8 === 0 && reader.search(product.name, 50).some((hit) => hit.product.id === product.id) !== isActive)
      faults.push(`A search for ${product.name}, which is ${product.status}, is wrong.`)
  }
  const kept = new Map(reader.categories().map(({ name, count }) => [name, count]))
  for (const name of new Set([...kept.keys(), ...categories.keys()]))
    if (kept.get(name) !== categories.get(name))
      faults.push(`The category ${name} has ${kept.get(name)} products instead of ${categories.get(name)}.`)
  return faults
}
