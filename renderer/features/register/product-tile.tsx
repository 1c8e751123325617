import { memo } from 'react'
import type { Product, Variant } from '../../../shared/domain/catalog/product.ts'
import { usePriceNow } from '../../stores/offers.ts'
import { choose, openDialog } from '../../stores/register-screen.ts'
import { useMay } from '../../stores/session.ts'
import { useFormat } from '../../stores/shop.ts'
import { keepFocus } from './focus.ts'
import { ProductInitials } from './product-initials.tsx'
import classes from './product-tile.module.css'

interface ProductTileProps {
  /** Undefined while its page is on the way: the tile's place is kept. */
  readonly product: Product | undefined
  /** Variant to thousandths. */
  readonly available: ReadonlyMap<string, number>
}

/** What is left of all variants, in thousandths; null where none is counted. */
const leftOf = (product: Product, available: ReadonlyMap<string, number>): number | null => {
  const counted = product.variants.filter((variant) => variant.tracked)
  if (counted.length === 0) return null
  return counted.reduce((sum, variant) => sum + (available.get(variant.id) ?? 0), 0)
}

const priceOf = (
  product: Product,
  priceNow: (variant: Variant) => number,
  money: (minor: number) => string,
): string => {
  const prices = product.variants.map(priceNow)
  const least = Math.min(...prices)
  const text = money(least)
  if (product.unit === 'kg') return `${text} / kg`
  return Math.max(...prices) === least ? text : `from ${text}`
}

export const ProductTile = memo(({ product, available }: ProductTileProps) => {
  const format = useFormat()
  const priceNow = usePriceNow()
  const mayArrange = useMay('favourites.arrange')
  if (product === undefined) return <div className={classes['waiting']} />
  const left = leftOf(product, available)
  const single = product.variants.length === 1 ? product.variants[0] : undefined
  return (
    <button
      type="button"
      className={classes['tile']}
      onMouseDown={keepFocus}
      onClick={() => choose(product, single)}
      onContextMenu={(event) => {
        // The right button, the menu key, or a long press.
        if (!mayArrange) return
        event.preventDefault()
        openDialog({ kind: 'favourite', product })
      }}
      title={product.name}
    >
      <span className={classes['top']}>
        <ProductInitials name={product.name} hueOf={product.category} />
        <span className={classes['name']}>{product.name}</span>
      </span>
      <span className={classes['bottom']}>
        <span className={classes['price']}>{priceOf(product, priceNow, format.money)}</span>
        {single === undefined ? (
          <span className={classes['left']}>{product.variants.length} kinds</span>
        ) : left === null ? null : (
          <span className={classes['left']} data-none={left <= 0 || undefined}>
            {left <= 0 ? 'none left' : `${format.quantity(left, 'piece')} ${product.unit === 'kg' ? 'kg' : 'left'}`}
          </span>
        )}
      </span>
    </button>
  )
})
ProductTile.displayName = 'ProductTile'
