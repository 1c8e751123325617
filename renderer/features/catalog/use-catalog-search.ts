import { useDebouncedValue } from '@mantine/hooks'
import { useMemo } from 'react'
import type { CatalogHit } from '../../../shared/contract/catalog.ts'
import type { Product } from '../../../shared/domain/catalog/product.ts'
import type { Refusal } from '../../../shared/domain/refusal.ts'
import type { Location } from '../../../shared/domain/settings/settings.ts'
import { useQuery } from '../../client/use-query.ts'
import type { Levels } from './catalog-rows.ts'
import { levelsOf } from './use-catalog-pages.ts'

/** Answers one product for each that has hits, with the variants that were hit alone, in the order of the hits. */
const productsOfHits = (hits: readonly CatalogHit[], category: string | null): Product[] => {
  const products = new Map<string, Product>()
  for (const { product, variant } of hits) {
    if (category !== null && product.category !== category) continue
    const known = products.get(product.id)
    products.set(product.id, { ...product, variants: [...(known?.variants ?? []), variant] })
  }
  return [...products.values()]
}

const mostHits = 100

interface Found {
  /** Null while nothing is searched for, or before the first answer. */
  readonly products: readonly Product[] | null
  readonly levels: Levels
  /** There may be more than is shown. */
  readonly full: boolean
  readonly refusal: Refusal | null
}

/** What the text finds in names, SKUs and barcodes. */
export const useCatalogSearch = (
  text: string,
  category: string | null,
  version: number,
  locations: readonly Location[],
): Found => {
  const [settled] = useDebouncedValue(text.trim(), 120)
  const searched = text.trim() === '' || settled === '' ? null : { text: settled, limit: mostHits }
  const { value, refusal } = useQuery('catalog.search', searched, version)
  return useMemo(
    () => ({
      products: searched === null || value === undefined ? null : productsOfHits(value, category),
      levels: levelsOf(
        value?.map(({ product, variant }) => ({ ...product, variants: [variant] })) ?? [],
        value?.flatMap((hit) => hit.levels) ?? [],
        locations,
      ),
      full: value !== undefined && value.length === mostHits,
      refusal: searched === null ? null : refusal,
    }),
    // The answer says what was searched: a new object of the same text is no new search.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
    [searched === null, value, refusal, category, locations],
  )
}
