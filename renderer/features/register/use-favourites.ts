import { useEffect, useMemo } from 'react'
import { useLive } from '../../client/use-live.ts'
import { remember } from '../../stores/known-products.ts'
import { useRegister } from '../../stores/shop.ts'
import type { Browsed } from './use-browse.ts'

/** The favourites of this register, as the grid shows any products. Null until they are known, and where there are none. */
export const useFavourites = (): Browsed | null => {
  const { locationId } = useRegister()
  const { value } = useLive('favourites.read', { scope: null })
  useEffect(() => remember(value?.products ?? []), [value])
  return useMemo(() => {
    if (value === undefined || value.products.length === 0) return null
    return {
      products: new Map(value.products.map((product, index) => [index, product])),
      available: new Map(
        value.levels.flatMap((level) =>
          level.locationId === locationId ? [[level.variantId, level.onHand - level.reserved]] : [],
        ),
      ),
      total: value.products.length,
      refusal: null,
      need: () => undefined,
    }
  }, [value, locationId])
}
