import { type KeyboardEvent, useRef } from 'react'
import type { Product } from '../../../shared/domain/catalog/product.ts'
import { useQuery } from '../../client/use-query.ts'
import { usePriceNow } from '../../stores/offers.ts'
import { choose, closeDialog } from '../../stores/register-screen.ts'
import { useFormat } from '../../stores/shop.ts'
import { Dialog } from '../../ui/dialog.tsx'
import classes from './variant-dialog.module.css'

const steps: Readonly<Record<string, number>> = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }

export const VariantDialog = ({ product }: { readonly product: Product }) => {
  const format = useFormat()
  const priceNow = usePriceNow()
  const list = useRef<HTMLDivElement>(null)
  const { value: hits = [] } = useQuery('catalog.search', { text: product.name.slice(0, 200), limit: 100 })
  const available = new Map(hits.map((hit) => [hit.variant.id, hit.available]))
  const move = (event: KeyboardEvent): void => {
    const step = steps[event.key]
    const buttons = [...(list.current?.querySelectorAll('button') ?? [])]
    if (step === undefined || buttons.length === 0) return
    event.preventDefault()
    const at = buttons.findIndex((button) => button === document.activeElement)
    buttons[(at + step + buttons.length) % buttons.length]?.focus()
  }
  return (
    <Dialog opened onClose={closeDialog} title={product.name} size="lg">
      <p className={classes['hint']}>Which {product.optionNames.join(' and ').toLocaleLowerCase() || 'kind'}?</p>
      <div
        ref={list}
        className={classes['variants']}
        role="toolbar"
        tabIndex={-1}
        aria-label="Variants"
        onKeyDown={move}
      >
        {product.variants.map((variant, index) => {
          const left = available.get(variant.id)
          return (
            <button
              key={variant.id}
              type="button"
              className={classes['variant']}
              data-autofocus={index === 0 || undefined}
              onClick={() => choose(product, variant)}
            >
              <span className={classes['options']}>{variant.options.join(' / ') || variant.sku}</span>
              <span className={classes['facts']}>
                <span>{format.money(priceNow(variant))}</span>
                {left === null || left === undefined ? null : (
                  <span data-none={left <= 0 || undefined}>
                    {left <= 0 ? 'none left' : `${format.quantity(left, product.unit)} left`}
                  </span>
                )}
              </span>
            </button>
          )
        })}
      </div>
    </Dialog>
  )
}
