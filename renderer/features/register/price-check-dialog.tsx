import { TextInput } from '@mantine/core'
import { IconBarcode, IconSearch } from '@tabler/icons-react'
import { type KeyboardEvent, useEffect, useRef } from 'react'
import type { CatalogHit } from '../../../shared/contract/catalog.ts'
import { variantName } from '../../../shared/domain/catalog/product.ts'
import { useQuery } from '../../client/use-query.ts'
import { usePriceNow } from '../../stores/offers.ts'
import { typePriceCheck, usePriceCheck } from '../../stores/price-check.ts'
import { closeDialog } from '../../stores/register-screen.ts'
import { useFormat, useShop } from '../../stores/shop.ts'
import { Dialog } from '../../ui/dialog.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { RefusalMessage } from '../../ui/refusal-message.tsx'
import { useChosenOption } from '../../ui/use-chosen-option.ts'
import classes from './price-check-dialog.module.css'

const mostHits = 8

const Checked = ({ hit }: { readonly hit: CatalogHit }) => {
  const format = useFormat()
  const priceNow = usePriceNow()
  const { locations } = useShop()
  const { product, variant, levels } = hit
  const levelAt = (locationId: string) => levels.find((level) => level.locationId === locationId)
  return (
    <section className={classes['checked']} aria-label="Price">
      <p className={classes['name']}>{variantName(product, variant)}</p>
      <p className={classes['price']} data-testid="checked-price">
        {format.money(priceNow(variant))}
        {product.unit === 'kg' ? <small> / kg</small> : null}
      </p>
      <dl className={classes['levels']}>
        {variant.tracked
          ? locations.map(({ id, name }) => {
              const level = levelAt(id)
              const left = level === undefined ? 0 : level.onHand - level.reserved
              return (
                <div key={id}>
                  <dt>{name}</dt>
                  <dd>{format.quantity(left, product.unit)}</dd>
                </div>
              )
            })
          : 'Stock is not counted.'}
      </dl>
      <p className={classes['codes']}>{[variant.sku, variant.barcode].filter(Boolean).join(' · ')}</p>
    </section>
  )
}

/** What something costs and where it is, without selling it. */
export const PriceCheckDialog = () => {
  const format = useFormat()
  const priceNow = usePriceNow()
  const { text, scans } = usePriceCheck()
  const field = useRef<HTMLInputElement>(null)
  const asked = text.trim()
  const { value, refusal } = useQuery('catalog.search', asked === '' ? null : { text: asked, limit: mostHits }, scans)
  const hits = asked === '' ? [] : (value ?? [])
  const { chosen: hit, setAt, onArrow } = useChosenOption(hits)
  useEffect(() => () => typePriceCheck(''), [])
  useEffect(() => {
    setAt(0)
    // The next code takes the place of the one that was looked up.
    if (scans > 0) field.current?.select()
  }, [scans, setAt])
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'Enter') field.current?.select()
    else if (!onArrow(event)) return
    event.preventDefault()
  }
  return (
    <Dialog opened onClose={closeDialog} title="Check a price" size={720}>
      <TextInput
        data-autofocus
        ref={field}
        size="lg"
        aria-label="Product to check"
        placeholder="Scan it, or type its name"
        autoComplete="off"
        leftSection={<IconSearch size={22} stroke={1.6} />}
        value={text}
        onChange={(event) => {
          typePriceCheck(event.currentTarget.value)
          setAt(0)
        }}
        onKeyDown={onKeyDown}
      />
      <RefusalMessage refusal={refusal} />
      <div className={classes['body']}>
        {hit === undefined ? (
          <EmptyState
            icon={<IconBarcode size={40} stroke={1.4} />}
            title={asked === '' || value === undefined ? 'Ready to scan' : `Nothing is called “${asked}”`}
          >
            Nothing is added to the cart here.
          </EmptyState>
        ) : (
          <>
            <div className={classes['hits']} role="listbox" aria-label="Products found">
              {hits.map((one, index) => (
                <button
                  key={one.variant.id}
                  type="button"
                  role="option"
                  tabIndex={-1}
                  aria-selected={one === hit}
                  className={classes['hit']}
                  onMouseDown={(event) => event.preventDefault()}
                  onClick={() => setAt(index)}
                >
                  <span>{variantName(one.product, one.variant)}</span>
                  <span>{format.money(priceNow(one.variant))}</span>
                </button>
              ))}
            </div>
            <Checked hit={hit} />
          </>
        )}
      </div>
    </Dialog>
  )
}
