import { useCallback, useEffect, useRef, useState } from 'react'
import { variantName } from '../../../shared/domain/catalog/product.ts'
import { isRefusal } from '../../../shared/domain/refusal.ts'
import { call } from '../../client/client.ts'
import { listenToWedge } from '../../stores/keyboard-wedge.ts'
import { isCodeOf, matchScan, type PickLine } from './pick-list.ts'

/** What came of the last scan. */
export interface ScanNote {
  readonly kind: 'done' | 'warning' | 'problem'
  readonly text: string
  readonly lineId: string | null
  /** Tells two equal notes apart, so that the same scan again is seen. */
  readonly at: number
}

interface PickByScan {
  /** Null: nothing is being picked now, scans mean nothing. */
  readonly lines: (() => readonly PickLine[]) | null
  readonly barcodes: ReadonlyMap<string, string>
  readonly pick: (lineId: string, quantity: number) => void
}

/** A scan confirms one piece of its line, wherever the focus is; what is not on the order is named. */
export const usePickByScan = ({
  lines,
  barcodes,
  pick,
}: PickByScan): { readonly note: ScanNote | null; readonly forget: () => void } => {
  const [note, setNote] = useState<ScanNote | null>(null)
  const count = useRef(0)
  useEffect(() => {
    if (lines === null) return
    const say = (kind: ScanNote['kind'], text: string, lineId: string | null = null): void => {
      count.current += 1
      setNote({ kind, text, lineId, at: count.current })
    }
    const onScan = async (code: string): Promise<void> => {
      const result = matchScan(lines(), code, barcodes)
      if (result.kind === 'pick') {
        pick(result.line.id, result.quantity)
        const left = (result.line.quantity - result.quantity) / 1000
        say(
          'done',
          left > 0 && result.line.unit === 'piece'
            ? `${result.line.name}: ${left} more to pick`
            : `${result.line.name} is picked`,
          result.line.id,
        )
      } else if (result.kind === 'enough') {
        say('warning', `${result.line.name} is complete already. Put this one back.`, result.line.id)
      } else {
        const hits = await call('catalog.search', { text: code, limit: 10 })
        const hit = isRefusal(hits)
          ? undefined
          : hits.find(({ variant }) => isCodeOf(code, variant.sku, variant.barcode))
        say(
          'problem',
          hit === undefined
            ? `No product has the code ${code}.`
            : `“${variantName(hit.product, hit.variant)}” is not on this order. Put it back.`,
        )
      }
    }
    return listenToWedge({ onScan: (code) => void onScan(code), onKey: () => undefined })
  }, [lines, barcodes, pick])
  const forget = useCallback(() => setNote(null), [])
  return { note, forget }
}
