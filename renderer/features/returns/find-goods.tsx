import { TextInput } from '@mantine/core'
import { IconBarcode, IconSearch } from '@tabler/icons-react'
import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import type { CatalogHit } from '../../../shared/contract/catalog.ts'
import { variantName } from '../../../shared/domain/catalog/product.ts'
import { isRefusal } from '../../../shared/domain/refusal.ts'
import { call } from '../../client/client.ts'
import { useQuery } from '../../client/use-query.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { RefusalMessage } from '../../ui/refusal-message.tsx'
import { useChosenOption } from '../../ui/use-chosen-option.ts'
import classes from './find-goods.module.css'
import { useReturnScans } from './use-return-scans.ts'

const mostHits = 12

/** Which product it is: scanned, or typed. */
export const FindGoods = ({ onFound }: { readonly onFound: (hit: CatalogHit) => void }) => {
  const [text, setText] = useState('')
  const asked = text.trim()
  const { value, refusal } = useQuery('catalog.search', asked === '' ? null : { text: asked, limit: mostHits })
  const hits = asked === '' ? [] : (value ?? [])
  const { chosen, setAt, onArrow } = useChosenOption(hits)
  const field = useRef<HTMLInputElement>(null)
  useEffect(() => field.current?.focus(), [])
  useReturnScans((code) => {
    void (async () => {
      const answer = await call('catalog.search', { text: code, limit: 1 })
      const hit = isRefusal(answer) ? undefined : answer[0]
      if (hit?.variant.barcode === code || hit?.variant.sku === code) onFound(hit)
      else setText(code)
    })()
  })
  const onKeyDown = (event: KeyboardEvent): void => {
    if (onArrow(event)) event.preventDefault()
    else if (event.key === 'Enter' && chosen !== undefined) {
      event.preventDefault()
      onFound(chosen)
    }
  }
  return (
    <>
      <TextInput
        ref={field}
        data-autofocus
        size="lg"
        aria-label="Which product comes back"
        placeholder="Scan it, or type its name"
        autoComplete="off"
        leftSection={<IconSearch size={22} stroke={1.6} />}
        value={text}
        onChange={(event) => {
          setText(event.currentTarget.value)
          setAt(0)
        }}
        onKeyDown={onKeyDown}
      />
      <RefusalMessage refusal={refusal} />
      <div className={classes['hits']} role="listbox" aria-label="Products found">
        {hits.map((hit) => (
          <button
            key={hit.variant.id}
            type="button"
            role="option"
            tabIndex={-1}
            aria-selected={hit === chosen}
            className={classes['hit']}
            onClick={() => onFound(hit)}
          >
            <span>{variantName(hit.product, hit.variant)}</span>
            <small>{hit.variant.sku}</small>
          </button>
        ))}
        {hits.length === 0 ? (
          <EmptyState
            icon={<IconBarcode size={40} stroke={1.4} />}
            title={asked === '' || value === undefined ? 'Ready to scan' : `Nothing is called “${asked}”`}
          >
            If there is a receipt after all, scan that one: what was paid is known then.
          </EmptyState>
        ) : null}
      </div>
    </>
  )
}
