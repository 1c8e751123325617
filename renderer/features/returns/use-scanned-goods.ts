import { type Dispatch, type SetStateAction, useState } from 'react'
import type { SaleToReturn } from '../../../shared/contract/returns.ts'
import { isRefusal } from '../../../shared/domain/refusal.ts'
import { call } from '../../client/client.ts'
import { openDialog } from '../../stores/register-screen.ts'
import { useTimeZone } from '../taxes/use-time-zone.ts'
import { oneMore, type ReturnDraft } from './return-draft.ts'
import { anySale, searchOf } from './sale-search.ts'
import { useReturnScans } from './use-return-scans.ts'

/**
 * Goods of the sale that are scanned come back, one more each time; another receipt is opened in its place. Answers what
 * is said about a code that is neither.
 */
export const useScannedGoods = (sale: SaleToReturn, setDraft: Dispatch<SetStateAction<ReturnDraft>>): string | null => {
  const timeZone = useTimeZone()
  const [notScanned, setNotScanned] = useState<string | null>(null)
  const take = async (code: string): Promise<void> => {
    const hits = await call('catalog.search', { text: code, limit: 1 })
    const hit = isRefusal(hits) ? undefined : hits[0]
    const isIt = hit?.variant.sku === code || hit?.variant.barcode === code
    const line = isIt ? sale.all.find(({ sku, never }) => sku === hit?.variant.sku && never === null) : undefined
    if (line?.unit === 'kg') return setNotScanned(`Weigh ${line.name}, and enter how much comes back.`)
    if (line !== undefined) {
      setNotScanned(null)
      return setDraft((before) => oneMore(before, line))
    }
    const sales = await call('returns.find', searchOf({ ...anySale, text: code }, timeZone))
    const other = isRefusal(sales) ? undefined : sales.find(({ number }) => number === code)
    if (other !== undefined) return openDialog({ kind: 'return', saleId: other.orderId })
    setNotScanned(`${code} is not on this receipt.`)
  }
  useReturnScans((code) => void take(code))
  return notScanned
}
