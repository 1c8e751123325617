import { ActionIcon, Button } from '@mantine/core'
import { IconArrowBackUp, IconCheck, IconMinus, IconPlus } from '@tabler/icons-react'
import { useFormat } from '../../stores/shop.ts'
import classes from './packing.module.css'
import { isPicked, type PickLine } from './pick-list.ts'

interface PickRowProps {
  readonly line: PickLine
  readonly barcode: string | undefined
  /** Null: it can only be looked at. */
  readonly pick: ((lineId: string, quantity: number) => void) | null
  /** The last scan was of this line: it flashes once for each number. */
  readonly flash: number | null
}

/** A line of the pick list, large enough for a thumb in a glove. */
export const PickRow = ({ line, barcode, pick, flash }: PickRowProps) => {
  const format = useFormat()
  const picked = isPicked(line)
  const several = line.unit === 'piece' && line.quantity > 1000
  const amount = format.quantity(line.quantity, line.unit)
  return (
    <li
      className={classes['row']}
      data-picked={picked || undefined}
      aria-label={`${line.name}, ${amount}, ${picked ? 'picked' : 'to pick'}`}
    >
      {flash === null ? null : <span key={flash} className={classes['flash']} />}
      <span className={classes['amount']} data-many={several || undefined}>
        {line.unit === 'piece' ? `${amount} ×` : amount}
      </span>
      <span className={classes['what']}>
        <strong>{line.name}</strong>
        <span className={classes['soft']}>
          {line.sku}
          {barcode === undefined ? '' : ` · ${barcode}`}
        </span>
      </span>
      {several ? (
        <span className={classes['stepper']}>
          {pick === null ? null : (
            <ActionIcon
              aria-label={`One less of ${line.name}`}
              disabled={line.picked <= 0}
              onClick={() => pick(line.id, Math.max(0, line.picked - 1000))}
            >
              <IconMinus size={22} stroke={1.8} />
            </ActionIcon>
          )}
          <output className={classes['count']} aria-label={`Picked of ${line.name}`}>
            {format.quantity(line.picked, 'piece')} / {amount}
          </output>
          {pick === null ? null : (
            <ActionIcon
              aria-label={`One more of ${line.name}`}
              disabled={picked}
              onClick={() => pick(line.id, Math.min(line.quantity, line.picked + 1000))}
            >
              <IconPlus size={22} stroke={1.8} />
            </ActionIcon>
          )}
        </span>
      ) : null}
      <span className={classes['action']}>
        {picked ? (
          <>
            <span className={classes['done']}>
              <IconCheck size={24} stroke={2.2} aria-hidden />
              Picked
            </span>
            {pick === null ? null : (
              <ActionIcon aria-label={`Undo ${line.name}`} onClick={() => pick(line.id, 0)}>
                <IconArrowBackUp size={22} stroke={1.6} />
              </ActionIcon>
            )}
          </>
        ) : null}
        {!picked && pick !== null ? (
          <Button
            className={classes['pickButton'] ?? ''}
            data-pick
            aria-label={`Picked ${line.name}`}
            onClick={() => pick(line.id, line.quantity)}
          >
            Picked
          </Button>
        ) : null}
      </span>
    </li>
  )
}
