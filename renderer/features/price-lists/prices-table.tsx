import { ActionIcon } from '@mantine/core'
import { IconTrash } from '@tabler/icons-react'
import { variantName } from '../../../shared/domain/catalog/product.ts'
import { useQuery } from '../../client/use-query.ts'
import { useFormat, useShop } from '../../stores/shop.ts'
import { MoneyInput } from '../../ui/money-input.tsx'
import { ProductSelect } from '../catalog/product-select.tsx'
import type { PriceListDraft } from './price-list-draft.ts'
import classes from './price-lists.module.css'

interface PricesTableProps {
  readonly prices: PriceListDraft['prices']
  readonly onChange: (prices: PriceListDraft['prices']) => void
}

/** The prices that a list has of its own, to be typed; a product more is found by name, SKU or barcode. */
export const PricesTable = ({ prices, onChange }: PricesTableProps) => {
  const { currency, digits, locale } = useShop()
  const format = useFormat()
  const { value: known } = useQuery('priceLists.variants', { ids: Object.keys(prices) })
  const without = (id: string): PriceListDraft['prices'] =>
    Object.fromEntries(Object.entries(prices).filter(([one]) => one !== id))
  return (
    <>
      <ProductSelect
        label="Prices of its own"
        placeholder="Add a product: name, SKU or barcode"
        onChoose={(_product, { id }) => (Object.hasOwn(prices, id) ? undefined : onChange({ ...prices, [id]: null }))}
      />
      {Object.keys(prices).length === 0 ? null : (
        <div className={classes['prices']}>
          <table className={classes['table']} aria-label="Prices of its own">
            <thead>
              <tr>
                <th>Product</th>
                <th data-number>Catalog</th>
                <th>Here</th>
                <th aria-label="Actions" />
              </tr>
            </thead>
            <tbody>
              {Object.entries(prices).map(([id, price]) => {
                const hit = known?.find(({ variant }) => variant.id === id)
                const name = hit === undefined ? '…' : variantName(hit.product, hit.variant)
                return (
                  <tr key={id}>
                    <td>
                      {name}
                      <small>{hit?.variant.sku}</small>
                    </td>
                    <td data-number>{hit === undefined ? '' : format.figures(hit.variant.price)}</td>
                    <td className={classes['field']}>
                      <MoneyInput
                        aria-label={`Price of ${name}`}
                        {...{ currency, digits, locale }}
                        value={price}
                        onChange={(value) => onChange({ ...prices, [id]: value })}
                      />
                    </td>
                    <td>
                      <ActionIcon aria-label={`Take off ${name}`} onClick={() => onChange(without(id))}>
                        <IconTrash size={20} stroke={1.6} />
                      </ActionIcon>
                    </td>
                  </tr>
                )
              })}
            </tbody>
          </table>
        </div>
      )}
    </>
  )
}
