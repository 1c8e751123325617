import { Combobox, TextInput, useCombobox } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { IconSearch } from '@tabler/icons-react'
import { useState } from 'react'
import type { Product } from '../../../shared/domain/catalog/product.ts'
import { useQuery } from '../../client/use-query.ts'

const mostHits = 8
const pauseMilliseconds = 30

interface AddFavouriteProps {
  readonly full: boolean
  readonly onAdd: (product: Product) => void
}

/** Finds a product by name or code, and takes it. */
export const AddFavourite = ({ full, onAdd }: AddFavouriteProps) => {
  const [typed, setTyped] = useState('')
  const [text] = useDebouncedValue(typed.trim(), pauseMilliseconds)
  const { value: hits = [] } = useQuery('catalog.search', text === '' ? null : { text, limit: mostHits * 2 })
  const combobox = useCombobox()
  const found =
    text === '' ? [] : [...new Map(hits.map(({ product }) => [product.id, product])).values()].slice(0, mostHits)
  const take = (productId: string): void => {
    const product = found.find(({ id }) => id === productId)
    if (product === undefined) return
    setTyped('')
    combobox.closeDropdown()
    onAdd(product)
  }
  return (
    <Combobox store={combobox} onOptionSubmit={take}>
      <Combobox.Target>
        <TextInput
          aria-label="Add a favourite"
          placeholder={full ? 'There is no room for more' : 'Add a product: name, SKU or barcode'}
          disabled={full}
          autoComplete="off"
          leftSection={<IconSearch size={20} stroke={1.6} />}
          value={typed}
          onChange={(event) => {
            setTyped(event.currentTarget.value)
            combobox.openDropdown()
            combobox.resetSelectedOption()
          }}
        />
      </Combobox.Target>
      <Combobox.Dropdown hidden={found.length === 0}>
        <Combobox.Options>
          {found.map((product) => (
            <Combobox.Option key={product.id} value={product.id} h={44}>
              {product.name}
            </Combobox.Option>
          ))}
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  )
}
