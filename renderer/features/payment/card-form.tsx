import { IconDeviceMobile } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useCardTerminal } from '../../stores/shop.ts'
import { OtherMachine } from './other-machine.tsx'
import classes from './payment-dialog.module.css'
import { ReferenceField } from './reference-field.tsx'

interface CardFormProps {
  /** What is to be done on the machine. */
  readonly words: ReactNode
  /** The slip's reference, until somebody types. */
  readonly reference: string
  /** Why that is none. */
  readonly fault: string | null
  /** The field for the amount. */
  readonly children: ReactNode
  readonly disabled: boolean
}

/** A card on a machine that stands beside the till. */
export const CardForm = ({ words, reference, fault, children, disabled }: CardFormProps) => {
  const terminal = useCardTerminal()
  return (
    <div className={classes['side']}>
      <div className={classes['hint']}>
        <IconDeviceMobile size={28} stroke={1.5} aria-hidden />
        <p>{words}</p>
      </div>
      {children}
      <ReferenceField preset={reference} fault={fault} disabled={disabled} />
      {terminal === null ? null : <OtherMachine label="On the card terminal" disabled={disabled} />}
    </div>
  )
}
