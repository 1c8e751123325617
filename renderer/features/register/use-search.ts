import { useCallback, useEffect, useRef, useState } from 'react'
import type { CatalogHit } from '../../../shared/contract/catalog.ts'
import { isRefusal } from '../../../shared/domain/refusal.ts'
import { call } from '../../client/client.ts'
import { notify } from '../../stores/cart.ts'
import { remember } from '../../stores/known-products.ts'

const mostHits = 60

interface Found {
  /** The text that `hits` answer; empty while nothing is looked for. */
  readonly answered: string
  readonly hits: readonly CatalogHit[]
}

const nothing: Found = { answered: '', hits: [] }

interface Search extends Found {
  /** The hits of exactly this text, asked for now if need be: for who presses Enter before the answer is there. */
  readonly settle: (text: string) => Promise<readonly CatalogHit[]>
}

const ask = async (text: string): Promise<readonly CatalogHit[] | null> => {
  const answer = await call('catalog.search', { text, limit: mostHits })
  if (isRefusal(answer)) {
    notify('problem', answer.message)
    return null
  }
  remember(answer.map((hit) => hit.product))
  return answer
}

/** Finds variants by what was typed. An answer that was overtaken by the next key is dropped. */
export const useSearch = (typed: string): Search => {
  const text = typed.trim()
  const [found, setFound] = useState<Found>(nothing)
  const wanted = useRef(text)
  wanted.current = text

  const run = useCallback(async (of: string): Promise<readonly CatalogHit[]> => {
    const hits = await ask(of)
    if (hits !== null && wanted.current === of) setFound({ answered: of, hits })
    return hits ?? []
  }, [])

  useEffect(() => {
    if (text === '') setFound(nothing)
    else void run(text)
  }, [text, run])

  const settle = useCallback(
    (of: string) => (found.answered === of ? Promise.resolve(found.hits) : run(of)),
    [found, run],
  )
  return { ...found, settle }
}
