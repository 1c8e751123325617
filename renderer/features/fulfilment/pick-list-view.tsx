import { IconCloudCheck } from '@tabler/icons-react'
import { useEffect, useRef } from 'react'
import type { Line } from '../../../shared/domain/orders/order.ts'
import { Panel } from '../../ui/panel.tsx'
import classes from './packing.module.css'
import { isPicked, type PickLine } from './pick-list.ts'
import { PickRow } from './pick-row.tsx'
import type { ScanNote } from './use-pick-by-scan.ts'

interface PickListViewProps {
  readonly lines: readonly PickLine[]
  /** Granted by itself on confirmation; shown so that nobody looks for it on a shelf. */
  readonly digital: readonly Line[]
  readonly barcodes: ReadonlyMap<string, string>
  readonly pick: ((lineId: string, quantity: number) => void) | null
  readonly note: ScanNote | null
}

/** What to fetch, shelf by shelf. After each line the focus is on the next one: Enter all the way down. */
export const PickListView = ({ lines, digital, barcodes, pick, note }: PickListViewProps) => {
  const list = useRef<HTMLUListElement>(null)
  const left = lines.filter((line) => !isPicked(line)).length
  const picking = pick !== null
  useEffect(() => {
    if (!picking || left === 0) return
    const focused = document.activeElement
    // Somebody who steps through the pieces of a line stays there.
    if (
      focused instanceof HTMLElement &&
      focused !== document.body &&
      focused.isConnected &&
      !focused.hasAttribute('disabled')
    )
      return
    list.current?.querySelector<HTMLElement>('[data-pick]')?.focus()
  }, [picking, left])
  return (
    <Panel title="Pick list" flush>
      <ul className={classes['list']} ref={list} aria-label="Pick list">
        {lines.map((line) => (
          <PickRow
            key={line.id}
            line={line}
            barcode={line.variantId === null ? undefined : barcodes.get(line.variantId)}
            pick={pick}
            flash={note !== null && note.lineId === line.id ? note.at : null}
          />
        ))}
        {digital.map((line) => (
          <li key={line.id} className={classes['row']} data-digital aria-label={`${line.name}, granted automatically`}>
            <IconCloudCheck className={classes['digitalIcon']} size={28} stroke={1.5} aria-hidden />
            <span className={classes['what']}>
              <strong>{line.name}</strong>
              <span className={classes['soft']}>{line.sku}</span>
            </span>
            <span className={classes['soft']}>Granted automatically</span>
          </li>
        ))}
      </ul>
    </Panel>
  )
}
