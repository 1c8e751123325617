import { CloseButton, TextInput } from '@mantine/core'
import { IconSearch } from '@tabler/icons-react'
import { type KeyboardEvent, useEffect, useState } from 'react'
import type { CatalogHit } from '../../../shared/contract/catalog.ts'
import { notify } from '../../stores/cart.ts'
import { choose, typeSearch, useRegisterScreen } from '../../stores/register-screen.ts'
import { KeyHint } from '../../ui/key-hint.tsx'
import { BrowseProducts } from './browse-products.tsx'
import { focusSearch, keepFocus, searchId } from './focus.ts'
import classes from './product-browser.module.css'
import { optionId, resultsId, SearchResults } from './search-results.tsx'
import { useSearch } from './use-search.ts'
import { useTyping } from './use-typing.ts'

/** Everything that can be sold, found by typing or by looking. */
export const ProductBrowser = () => {
  const typed = useRegisterScreen((state) => state.searchText)
  const [at, setAt] = useState(0)
  const { field, onType, settle: settleTyping } = useTyping()
  const { answered, hits, settle } = useSearch(typed)
  const searching = typed.trim() !== ''
  // Not before there is an answer: what a scanner types into the field is gone again before anybody would look it up.
  const listed = searching && answered !== ''

  useEffect(() => () => typeSearch(''), [])
  useEffect(() => setAt(0), [answered])

  const take = (hit: CatalogHit): void => {
    typeSearch('')
    choose(hit.product, hit.variant)
  }
  const takeTyped = async (text: string): Promise<void> => {
    const found = await settle(text)
    const exact = found.find(
      ({ variant }) => variant.barcode === text || variant.sku.toLowerCase() === text.toLowerCase(),
    )
    const hit = exact ?? found[answered === text ? at : 0]
    if (hit !== undefined) return take(hit)
    notify('problem', `Nothing is called “${text}”. Check the spelling, or look through the categories.`)
    // Selected, so that the next word, or the code of a slow scanner, takes its place.
    focusSearch()
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.ctrlKey || !['Enter', 'ArrowDown', 'ArrowUp', 'Escape'].includes(event.key)) return
    const text = settleTyping().trim()
    if (text === '') return
    if (event.key === 'Enter') void takeTyped(text)
    else if (event.key === 'ArrowDown') setAt((before) => Math.min(before + 1, hits.length - 1))
    else if (event.key === 'ArrowUp') setAt((before) => Math.max(before - 1, 0))
    else typeSearch('')
    event.preventDefault()
    event.stopPropagation()
  }
  return (
    <section className={classes['browser']} aria-label="Products">
      <TextInput
        id={searchId}
        className={classes['search'] ?? ''}
        size="lg"
        placeholder="Search by name, SKU or barcode – or scan"
        aria-label="Search products"
        role="combobox"
        aria-expanded={listed}
        aria-controls={resultsId}
        aria-activedescendant={searching && hits.length > 0 ? optionId(at) : undefined}
        autoComplete="off"
        spellCheck={false}
        data-held-keys="empty:+-?/"
        leftSection={<IconSearch size={22} stroke={1.6} />}
        rightSection={
          searching ? (
            <CloseButton
              aria-label="Clear the search"
              size={40}
              onMouseDown={keepFocus}
              onClick={() => typeSearch('')}
            />
          ) : (
            <span style={{ color: 'var(--ink-soft)' }}>
              <KeyHint keys="F2" />
            </span>
          )
        }
        rightSectionWidth={56}
        ref={field}
        onChange={onType}
        onKeyDown={onKeyDown}
      />
      <div className={classes['stage']}>
        {/* It stays under what was found: the category and the place in it are the same afterwards. */}
        <div className={classes['browse']} inert={listed}>
          <BrowseProducts />
        </div>
        {listed ? (
          <div className={classes['found']}>
            <SearchResults text={typed.trim()} answered={answered} hits={hits} at={at} onTake={take} />
          </div>
        ) : null}
      </div>
    </section>
  )
}
