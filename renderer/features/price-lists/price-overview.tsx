import { Select } from '@mantine/core'
import { useState } from 'react'
import { type Product, type Variant, variantName } from '../../../shared/domain/catalog/product.ts'
import { useQuery } from '../../client/use-query.ts'
import { useFormat } from '../../stores/shop.ts'
import { Panel } from '../../ui/panel.tsx'
import { RefusalMessage } from '../../ui/refusal-message.tsx'
import classes from './price-lists.module.css'

const mostFound = 20

/** What a product costs, for whom and when: all price lists together. `version` changes when a list does. */
export const PriceOverview = ({ version }: { readonly version: number }) => {
  const format = useFormat()
  const [text, setText] = useState('')
  const [chosen, setChosen] = useState<{ readonly product: Product; readonly variant: Variant } | null>(null)
  const { value: found } = useQuery('catalog.search', text.trim() === '' ? null : { text, limit: mostFound })
  const { value: groups, refusal } = useQuery(
    'prices.of',
    chosen === null ? null : { variantId: chosen.variant.id },
    version,
  )
  const options = (found ?? []).map(({ product, variant }) => ({
    value: variant.id,
    label: variantName(product, variant),
  }))
  const name = chosen === null ? '' : variantName(chosen.product, chosen.variant)
  const data =
    chosen === null || options.some(({ value }) => value === chosen.variant.id)
      ? options
      : [{ value: chosen.variant.id, label: name }, ...options]
  return (
    <Panel title="What a product costs">
      <Select
        aria-label="Product"
        placeholder="Name, SKU or barcode"
        searchable
        searchValue={text}
        onSearchChange={setText}
        filter={({ options: all }) => all}
        data={data}
        value={chosen?.variant.id ?? null}
        onChange={(id) => setChosen(found?.find(({ variant }) => variant.id === id) ?? chosen)}
      />
      <RefusalMessage refusal={refusal} />
      {groups === undefined || chosen === null ? null : (
        <table className={classes['table']} aria-label={`Prices of ${name}`}>
          <thead>
            <tr>
              <th>For</th>
              <th>When</th>
              <th>By</th>
              <th data-number>Price</th>
            </tr>
          </thead>
          <tbody>
            {groups.flatMap(({ customerGroup, spans }) =>
              spans.map(({ from, until, price, list }, place) => (
                <tr key={`${customerGroup} ${from}`}>
                  <td>{place > 0 ? '' : (customerGroup ?? 'Everybody')}</td>
                  <td>
                    {place === 0 ? 'now' : `from ${format.moment(from)}`}
                    {until === null ? '' : ` until ${format.moment(until)}`}
                  </td>
                  <td>{list?.name ?? 'Catalog'}</td>
                  <td data-number>{format.money(price)}</td>
                </tr>
              )),
            )}
          </tbody>
        </table>
      )}
    </Panel>
  )
}
