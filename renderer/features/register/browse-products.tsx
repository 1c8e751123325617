import { IconTags } from '@tabler/icons-react'
import { useState, type WheelEvent } from 'react'
import { useConnected } from '../../client/use-connected.ts'
import { useLive } from '../../client/use-live.ts'
import { useQuery } from '../../client/use-query.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { RefusalMessage } from '../../ui/refusal-message.tsx'
import { keepFocus } from './focus.ts'
import classes from './product-browser.module.css'
import { ProductGrid } from './product-grid.tsx'
import { useBrowse } from './use-browse.ts'

/** Fewer categories than this stand in one row. */
const fewest = 5
/** What a chip is wider than its name, in letters. */
const chipPadding = 6

/** The first row and the second, of much the same width; all in one where there are few. */
const inTwoRows = (names: readonly string[]): readonly (readonly string[])[] => {
  if (names.length < fewest) return [names]
  const widthOf = (some: readonly string[]): number => some.reduce((sum, name) => sum + name.length + chipPadding, 0)
  const whole = widthOf(names)
  const cut = names.findIndex((_, index) => widthOf(names.slice(0, index + 1)) > whole / 2)
  return [names.slice(0, cut), names.slice(cut)]
}

/** A mouse has a wheel for up and down only. */
const scrollSideways = (event: WheelEvent<HTMLDivElement>): void => {
  event.currentTarget.scrollLeft += event.deltaY
}

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
      <div className={classes['chips']} role="group" aria-label="Categories" onWheel={scrollSideways}>
        {inTwoRows(categories.map(({ name }) => name).filter((name) => name !== '')).map((names, row) => (
          <div key={names[0] ?? ''} className={classes['chipRow']}>
            {row === 0 ? chip(null, 'All') : null}
            {names.map((name) => chip(name, name))}
          </div>
        ))}
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
