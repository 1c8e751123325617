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
  const takeElse = async (code: string): Promise<void> => {
    const sales = await call('returns.find', searchOf({ ...anySale, text: code }, timeZone))
    const other = isRefusal(sales) ? undefined : sales.find(({ number }) => number === code)
    if (other !== undefined) return openDialog({ kind: 'return', saleId: other.orderId })
    setNotScanned(`${code} is not on this receipt.`)
  }
  // At once: the next scan's first keys are typed into the field that this one changes.
  useReturnScans((code) => {
    const lines = sale.all.filter(({ sku, barcode, never }) => never === null && (sku === code || barcode === code))
    const [first] = lines
    if (first === undefined) return void takeElse(code)
    if (first.unit === 'kg') return setNotScanned(`Weigh ${first.name}, and enter how much comes back.`)
    setNotScanned(null)
    setDraft((before) => oneMore(before, lines))
  })
  return notScanned
}
