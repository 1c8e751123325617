import { Button } from '@mantine/core'
import { IconTags } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { memo, useState, type WheelEvent } from 'react'
import { useConnected } from '../../client/use-connected.ts'
import { useLive } from '../../client/use-live.ts'
import { useQuery } from '../../client/use-query.ts'
import { useMay } from '../../stores/session.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { RefusalMessage } from '../../ui/refusal-message.tsx'
import { keepFocus } from './focus.ts'
import classes from './product-browser.module.css'
import { ProductGrid } from './product-grid.tsx'
import { useBrowse } from './use-browse.ts'
import { useFavourites } from './use-favourites.ts'

/** Fewer categories than this stand in one row. */
const fewest = 5
/** What a chip is wider than its name, in letters. */
const chipPadding = 6

/** No category has this name: a shop's have letters. */
const favouritesChip = '\u2605'

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

/** The products by category. Drawn again only when they or the category change, whatever is typed in the search. */
export const BrowseProducts = memo(() => {
  /** Undefined until somebody chooses: the favourites then, where there are some, else all. */
  const [chosen, setChosen] = useState<string | null | undefined>(undefined)
  const favourites = useFavourites()
  const showsFavourites = favourites !== null && (chosen === undefined || chosen === favouritesChip)
  const category = chosen === undefined || chosen === favouritesChip ? null : chosen
  const connected = useConnected()
  const version = useLive('catalog.version', {}).value?.version ?? 0
  const { value: categories } = useQuery('catalog.categories', {}, version)
  const names = (categories ?? []).map(({ name }) => name).filter((name) => name !== '')
  const browsed = useBrowse(category, version, connected)
  const chip = (name: string | null, label: string) => (
    <button
      key={label}
      type="button"
      className={classes['chip']}
      aria-pressed={name === favouritesChip ? showsFavourites : !showsFavourites && category === name}
      onMouseDown={keepFocus}
      onClick={() => setChosen(name)}
    >
      {label}
    </button>
  )
  return (
    <>
      <div
        className={classes['chips']}
        data-waiting={categories === undefined || undefined}
        role="group"
        aria-label="Categories"
        onWheel={scrollSideways}
      >
        {(names.length === 0 ? [] : inTwoRows(names)).map((some, row) => (
          <div key={some[0]} className={classes['chipRow']}>
            {row === 0 && favourites !== null ? chip(favouritesChip, 'Favourites') : null}
            {row === 0 ? chip(null, 'All') : null}
            {some.map((name) => chip(name, name))}
          </div>
        ))}
      </div>
      <RefusalMessage refusal={browsed.refusal} />
      {showsFavourites ? (
        <ProductGrid key={favouritesChip} browsed={favourites} />
      ) : browsed.total === 0 ? (
        <NoProducts />
      ) : (
        <ProductGrid key={category ?? ''} browsed={browsed} />
      )}
    </>
  )
})
BrowseProducts.displayName = 'BrowseProducts'

const NoProducts = () => {
  const imports = useMay('catalog.manage')
  return (
    <EmptyState
      icon={<IconTags size={40} stroke={1.4} />}
      title="No products yet"
      action={
        imports ? (
          <Button component={Link} to="/products/import">
            Import products
          </Button>
        ) : null
      }
    >
      {imports
        ? 'Bring them from a CSV file, and the first sale can begin.'
        : 'Somebody from the back office or an administrator brings them from a CSV file.'}
    </EmptyState>
  )
}
