import { MultiSelect, Select } from '@mantine/core'
import { useState } from 'react'
import type { Goods } from '../../../shared/domain/pricing/promotions/goods.ts'
import { useQuery } from '../../client/use-query.ts'
import classes from './promotion-form.module.css'

interface GoodsFieldProps {
  readonly label: string
  readonly value: Goods
  readonly onChange: (goods: Goods) => void
  readonly error?: string | undefined
}

const kinds = [
  { value: 'everything', label: 'Any product' },
  { value: 'categories', label: 'Categories' },
  { value: 'products', label: 'Products' },
]

const begun = (kind: string): Goods => {
  if (kind === 'categories') return { kind, names: [] }
  return kind === 'products' ? { kind, ids: [] } : { kind: 'everything' }
}

/** Which goods: all, by categories, or one by one. */
export const GoodsField = ({ label, value, onChange, error }: GoodsFieldProps) => (
  <div className={classes['goods']}>
    <Select
      label={label}
      data={kinds}
      value={value.kind}
      allowDeselect={false}
      onChange={(kind) => onChange(begun(kind ?? 'everything'))}
      error={value.kind === 'everything' ? error : undefined}
    />
    {value.kind === 'categories' ? (
      <Categories
        label={`${label}: categories`}
        value={value.names}
        error={error}
        onChange={(names) => onChange({ kind: 'categories', names })}
      />
    ) : null}
    {value.kind === 'products' ? (
      <Products
        label={`${label}: products`}
        value={value.ids}
        error={error}
        onChange={(ids) => onChange({ kind: 'products', ids })}
      />
    ) : null}
  </div>
)

interface ChoiceProps {
  readonly label: string
  readonly value: readonly string[]
  readonly onChange: (value: string[]) => void
  readonly error?: string | undefined
}

const Categories = ({ label, value, onChange, error }: ChoiceProps) => {
  const { value: categories } = useQuery('catalog.categories', {})
  const names = (categories ?? []).map((one) => one.name).filter((name) => name !== '')
  return (
    <MultiSelect
      aria-label={label}
      placeholder={value.length === 0 ? 'Choose categories' : ''}
      searchable
      data={[...new Set([...value, ...names])]}
      value={[...value]}
      onChange={onChange}
      error={error}
    />
  )
}

const mostFound = 20

const Products = ({ label, value, onChange, error }: ChoiceProps) => {
  const [text, setText] = useState('')
  const { value: known } = useQuery('catalog.products', { ids: [...value] })
  const { value: found } = useQuery('catalog.search', text.trim() === '' ? null : { text, limit: mostFound })
  const names = new Map<string, string>(value.map((id) => [id, 'A product that is gone']))
  for (const product of [...(known ?? []), ...(found ?? []).map((hit) => hit.product)])
    names.set(product.id, product.name)
  return (
    <MultiSelect
      aria-label={label}
      placeholder={value.length === 0 ? 'Type a name' : ''}
      searchable
      searchValue={text}
      onSearchChange={setText}
      // The order manager has searched: it finds words, SKUs and barcodes.
      filter={({ options }) => options}
      nothingFoundMessage={text.trim() === '' ? 'Type a name, a SKU or a barcode.' : 'Nothing matches.'}
      data={[...names].map(([id, name]) => ({ value: id, label: name }))}
      value={[...value]}
      onChange={onChange}
      error={error}
    />
  )
}
