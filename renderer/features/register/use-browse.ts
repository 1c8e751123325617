import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import type { Product } from '../../../shared/domain/catalog/product.ts'
import { isRefusal, type Refusal } from '../../../shared/domain/refusal.ts'
import { call } from '../../client/client.ts'
import { remember } from '../../stores/known-products.ts'
import { useRegister } from '../../stores/shop.ts'

const pageSize = 200
/** What is left of the products is asked anew after a sale once the counter has its breath back. */
const restMilliseconds = 1000

export interface Browsed {
  readonly products: ReadonlyMap<number, Product>
  /** Variant to what can be promised of it here, in thousandths. */
  readonly available: ReadonlyMap<string, number>
  /** Undefined until the first answer. */
  readonly total: number | undefined
  readonly refusal: Refusal | null
  /** These places are in view: whatever of them is not there yet is asked for. */
  readonly need: (from: number, to: number) => void
}

const nothing: Omit<Browsed, 'need'> = { products: new Map(), available: new Map(), total: undefined, refusal: null }

/** A category's products, a page at a time as they come into view; asked again when `version` grows. */
export const useBrowse = (category: string | null, version: number, connected: boolean): Browsed => {
  const { locationId } = useRegister()
  const [browsed, setBrowsed] = useState(nothing)
  const asked = useRef(new Set<number>())
  const round = useRef(0)

  const load = useCallback(
    async (page: number, of: number): Promise<void> => {
      asked.current.add(page)
      const answer = await call('catalog.browse', { category, skip: page * pageSize, limit: pageSize })
      if (of !== round.current) return
      if (isRefusal(answer)) {
        asked.current.delete(page)
        return setBrowsed((before) => ({ ...before, refusal: answer }))
      }
      remember(answer.products)
      setBrowsed((before) => {
        const products = new Map(before.products)
        for (const [index, product] of answer.products.entries()) products.set(page * pageSize + index, product)
        const available = new Map(before.available)
        for (const level of answer.levels)
          if (level.locationId === locationId) available.set(level.variantId, level.onHand - level.reserved)
        return { products, available, total: answer.total, refusal: null }
      })
    },
    [category, locationId],
  )

  const shownCategory = useRef(category)
  useEffect(() => {
    round.current += 1
    const again = shownCategory.current === category && asked.current.size > 0
    const pages = again ? [...asked.current] : [0]
    // New stock refreshes what is shown; another category shows nothing of the one before.
    if (shownCategory.current !== category) setBrowsed(nothing)
    shownCategory.current = category
    if (!connected) return
    const of = round.current
    const reload = (): void => {
      asked.current = new Set()
      for (const page of pages) void load(page, of)
    }
    if (!again) return reload()
    const timer = setTimeout(reload, restMilliseconds)
    return () => clearTimeout(timer)
  }, [category, version, connected, load])

  const need = useCallback(
    (from: number, to: number): void => {
      for (let page = Math.floor(from / pageSize); page <= Math.floor(to / pageSize); page += 1)
        if (!asked.current.has(page)) void load(page, round.current)
    },
    [load],
  )
  return useMemo(() => ({ ...browsed, need }), [browsed, need])
}
