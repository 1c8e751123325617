import { Select } from '@mantine/core'
import { useState } from 'react'
import { type Product, type Variant, variantName } from '../../../shared/domain/catalog/product.ts'
import { useQuery } from '../../client/use-query.ts'

const mostFound = 20

interface ProductSelectProps {
  readonly label: string
  readonly placeholder?: string
  /** Whether it is typed into as soon as its dialog opens. */
  readonly autofocus?: boolean
  readonly onChoose: (product: Product, variant: Variant) => void
}

/** Finds a variant by what is typed, hands it over, and is empty again for the next one. */
export const ProductSelect = ({
  label,
  placeholder = 'Name, SKU or barcode',
  autofocus,
  onChoose,
}: ProductSelectProps) => {
  const [text, setText] = useState('')
  const { value: found } = useQuery('catalog.search', text.trim() === '' ? null : { text, limit: mostFound })
  return (
    <Select
      data-autofocus={autofocus}
      label={label}
      placeholder={placeholder}
      searchable
      searchValue={text}
      onSearchChange={setText}
      filter={({ options }) => options}
      nothingFoundMessage={text.trim() === '' ? null : 'Nothing matches.'}
      data={(found ?? []).map(({ product, variant }) => ({ value: variant.id, label: variantName(product, variant) }))}
      value={null}
      onChange={(variantId) => {
        const hit = found?.find(({ variant }) => variant.id === variantId)
        if (hit !== undefined) onChoose(hit.product, hit.variant)
        setText('')
      }}
    />
  )
}
