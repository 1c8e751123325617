import { IconSearchOff } from '@tabler/icons-react'
import { useEffect, useRef } from 'react'
import type { CatalogHit } from '../../../shared/contract/catalog.ts'
import { variantName } from '../../../shared/domain/catalog/product.ts'
import { usePriceNow } from '../../stores/offers.ts'
import { useFormat } from '../../stores/shop.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { keepFocus } from './focus.ts'
import { ProductInitials } from './product-initials.tsx'
import classes from './search-results.module.css'

export const resultsId = 'register-results'
export const optionId = (index: number): string => `register-result-${index}`

interface SearchResultsProps {
  readonly text: string
  readonly answered: string
  readonly hits: readonly CatalogHit[]
  /** The one that Enter adds. */
  readonly at: number
  readonly onTake: (hit: CatalogHit) => void
}

const availableText = (hit: CatalogHit, quantity: (thousandths: number, unit: 'piece' | 'kg') => string): string => {
  if (hit.available === null) return ''
  return hit.available <= 0 ? 'none left' : `${quantity(hit.available, hit.product.unit)} left`
}

export const SearchResults = ({ text, answered, hits, at, onTake }: SearchResultsProps) => {
  const format = useFormat()
  const priceNow = usePriceNow()
  const list = useRef<HTMLDivElement>(null)
  useEffect(() => {
    list.current?.children[at]?.scrollIntoView({ block: 'nearest' })
  }, [at])
  if (answered === text && hits.length === 0)
    return (
      <EmptyState icon={<IconSearchOff size={40} stroke={1.4} />} title={`Nothing is called “${text}”`}>
        Check the spelling, try fewer words, or press Escape and look through the categories.
      </EmptyState>
    )
  return (
    <div
      className={classes['results']}
      id={resultsId}
      role="listbox"
      aria-label="Products found"
      aria-busy={answered !== text}
      ref={list}
    >
      {hits.map((hit, index) => (
        <div
          key={hit.variant.id}
          id={optionId(index)}
          role="option"
          tabIndex={-1}
          aria-selected={index === at}
          className={classes['result']}
          onMouseDown={keepFocus}
          onClick={() => onTake(hit)}
          onKeyDown={(event) => (event.key === 'Enter' ? onTake(hit) : undefined)}
        >
          <ProductInitials name={hit.product.name} hueOf={hit.product.category} />
          <span className={classes['words']}>
            <span className={classes['name']}>{variantName(hit.product, hit.variant)}</span>
            <span className={classes['codes']}>
              {[hit.variant.sku, hit.variant.barcode].filter((code) => code !== null && code !== '').join(' · ')}
            </span>
          </span>
          <span className={classes['left']} data-none={(hit.available !== null && hit.available <= 0) || undefined}>
            {availableText(hit, format.quantity)}
          </span>
          <span className={classes['price']}>
            {format.money(priceNow(hit.variant))}
            {hit.product.unit === 'kg' ? ' / kg' : ''}
          </span>
        </div>
      ))}
    </div>
  )
}
