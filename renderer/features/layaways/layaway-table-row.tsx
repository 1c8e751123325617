import { ActionIcon, Button } from '@mantine/core'
import { IconPrinter, IconX } from '@tabler/icons-react'
import type { LayawayRow } from '../../../shared/contract/layaways.ts'
import { formatDate } from '../../../shared/domain/format/format.ts'
import { useFormat, useShop } from '../../stores/shop.ts'
import classes from './layaways.module.css'

interface LayawayTableRowProps {
  readonly row: LayawayRow
  readonly onTakeUp: () => void
  readonly onPrint: () => void
  readonly onCancel: () => void
}

const goodsOf = ({ lines, lineCount }: LayawayRow): string =>
  `${lines.join(', ')}${lineCount > lines.length ? ` and ${lineCount - lines.length} more` : ''}`

/** What is held for one customer, and what can be done with it. */
export const LayawayTableRow = ({ row, onTakeUp, onPrint, onCancel }: LayawayTableRowProps) => {
  const format = useFormat()
  const { locale } = useShop()
  return (
    <tr>
      <td>{row.number}</td>
      <td>
        {row.customerName}
        {row.customerPhone === '' ? null : <small>{row.customerPhone}</small>}
      </td>
      <td>{goodsOf(row)}</td>
      <td>
        {formatDate(row.heldUntil, locale)}
        {row.overdue ? <small className={classes['overdue']}>Overdue</small> : null}
      </td>
      <td data-number>
        {format.figures(row.paid)}
        <small>of {format.figures(row.total)}</small>
      </td>
      <td data-number>{format.money(row.due)}</td>
      <td>
        <span className={classes['actions']}>
          <ActionIcon
            variant="default"
            size={44}
            aria-label={`Print the proof of ${row.number} again`}
            onClick={onPrint}
          >
            <IconPrinter size={20} stroke={1.6} />
          </ActionIcon>
          <ActionIcon variant="default" size={44} aria-label={`Cancel ${row.number}`} onClick={onCancel}>
            <IconX size={20} stroke={1.6} />
          </ActionIcon>
          <Button aria-label={`Take up ${row.number}`} onClick={onTakeUp}>
            Take up
          </Button>
        </span>
      </td>
    </tr>
  )
}
