import { useEffect, useState } from 'react'
import { isRefusal } from '../../../shared/domain/refusal.ts'
import { call } from '../../client/client.ts'
import type { PickLine } from './pick-list.ts'

/** The barcodes of the lines' variants, by variant: an order knows its SKUs only. */
export const useBarcodes = (lines: readonly PickLine[]): ReadonlyMap<string, string> => {
  const [barcodes, setBarcodes] = useState<ReadonlyMap<string, string>>(new Map())
  const skus = [...new Set(lines.filter((line) => line.kind === 'goods').map((line) => line.sku))].join('\n')
  useEffect(() => {
    let wanted = true
    const learn = async (): Promise<void> => {
      const found = new Map<string, string>()
      for (const sku of skus.split('\n')) {
        if (sku === '') continue
        const hits = await call('catalog.search', { text: sku, limit: 10 })
        if (!wanted) return
        if (!isRefusal(hits))
          for (const { variant } of hits) if (variant.barcode !== null) found.set(variant.id, variant.barcode)
      }
      setBarcodes(found)
    }
    void learn()
    return () => {
      wanted = false
    }
  }, [skus])
  return barcodes
}
