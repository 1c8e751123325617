import { useCallback, useRef, useState } from 'react'
import type { Product } from '../../../shared/domain/catalog/product.ts'
import type { StockLevel } from '../../../shared/domain/inventory/movement.ts'
import { isRefusal, type Refusal } from '../../../shared/domain/refusal.ts'
import type { Location } from '../../../shared/domain/settings/settings.ts'
import { call } from '../../client/client.ts'
import { type Levels, levelKey } from './catalog-rows.ts'

const pageLength = 200

interface Pages {
  readonly category: string | null
  /** As many as there are; `undefined` where one has not been fetched. Null before the first answer. */
  readonly products: readonly (Product | undefined)[] | null
  readonly levels: Levels
  readonly refusal: Refusal | null
}

interface CatalogPages extends Pages {
  /** Fetches what is missing or out of date among the products `first` to `last`. */
  readonly need: (first: number, last: number) => void
}

/** Levels of these products by variant and location; zero where nothing ever moved, which is not the same as unknown. */
export const levelsOf = (
  products: readonly Product[],
  moved: readonly StockLevel[],
  locations: readonly Location[],
): Map<string, StockLevel> => {
  const levels = new Map<string, StockLevel>()
  for (const variant of products.flatMap((product) => product.variants.filter(({ tracked }) => tracked)))
    for (const { id: locationId } of locations)
      levels.set(levelKey(variant.id, locationId), { variantId: variant.id, locationId, onHand: 0, reserved: 0 })
  for (const level of moved) levels.set(levelKey(level.variantId, level.locationId), level)
  return levels
}

/**
 * The catalog in pages, fetched as they come into view. What is out of date stays on screen until its newer self is
 * there; levels of all that was ever fetched are kept. `version` is `catalog.version`.
 */
export const useCatalogPages = (
  category: string | null,
  version: number,
  locations: readonly Location[],
): CatalogPages => {
  const [pages, setPages] = useState<Pages>({ category, products: null, levels: new Map(), refusal: null })
  const asked = useRef(new Map<number, string>())
  const edition = `${category ?? ''} ${version}`
  const newest = useRef(edition)
  newest.current = edition

  const fetchPage = useCallback(
    async (page: number): Promise<void> => {
      asked.current.set(page, edition)
      const answer = await call('catalog.browse', { category, skip: page * pageLength, limit: pageLength })
      if (newest.current !== edition) return
      if (isRefusal(answer)) {
        asked.current.delete(page)
        setPages((before) => ({ ...before, refusal: answer }))
        return
      }
      setPages((before) => {
        const known = before.category === category && before.products !== null ? before.products : []
        const products = Array.from({ length: answer.total }, (_, index) => known[index])
        for (const [index, product] of answer.products.entries()) products[page * pageLength + index] = product
        const levels = new Map([...before.levels, ...levelsOf(answer.products, answer.levels, locations)])
        return { category, products, levels, refusal: null }
      })
    },
    [category, edition, locations],
  )

  const need = useCallback(
    (first: number, last: number): void => {
      for (let page = Math.floor(first / pageLength); page <= Math.floor(Math.max(first, last) / pageLength); page += 1)
        if (asked.current.get(page) !== edition) void fetchPage(page)
    },
    [edition, fetchPage],
  )

  return pages.category === category ? { ...pages, need } : { ...pages, products: null, need }
}
