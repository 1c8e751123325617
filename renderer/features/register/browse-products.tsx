import { IconTags } from '@tabler/icons-react'
import { useState } from 'react'
import { useConnected } from '../../client/use-connected.ts'
import { useLive } from '../../client/use-live.ts'
import { useQuery } from '../../client/use-query.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { RefusalMessage } from '../../ui/refusal-message.tsx'
import { keepFocus } from './focus.ts'
import classes from './product-browser.module.css'
import { ProductGrid } from './product-grid.tsx'
import { useBrowse } from './use-browse.ts'

export const BrowseProducts = () => {
  const [category, setCategory] = useState<string | null>(null)
  const connected = useConnected()
  const version = useLive('catalog.version', {}).value?.version ?? 0
  const { value: categories = [] } = useQuery('catalog.categories', {}, version)
  const browsed = useBrowse(category, version, connected)
  const chip = (name: string | null, label: string) => (
    <button
      key={label}
      type="button"
      className={classes['chip']}
      aria-pressed={category === name}
      onMouseDown={keepFocus}
      onClick={() => setCategory(name)}
    >
      {label}
    </button>
  )
  return (
    <>
      <div className={classes['chips']} role="group" aria-label="Categories">
        {chip(null, 'All')}
        {categories.map(({ name }) => (name === '' ? null : chip(name, name)))}
      </div>
      <RefusalMessage refusal={browsed.refusal} />
      {browsed.total === 0 ? (
        <EmptyState icon={<IconTags size={40} stroke={1.4} />} title="No products yet">
          Bring them from a CSV file: Products, then Import. Somebody from the back office or an administrator can do
          it.
        </EmptyState>
      ) : (
        <ProductGrid key={category ?? ''} browsed={browsed} />
      )}
    </>
  )
}
