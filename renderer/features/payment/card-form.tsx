import { IconDeviceMobile } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import classes from './payment-dialog.module.css'
import { ReferenceField } from './reference-field.tsx'

interface CardFormProps {
  /** What is to be done on the machine. */
  readonly words: ReactNode
  /** The slip's reference, until somebody types. */
  readonly reference: string
  /** The field for the amount. */
  readonly children: ReactNode
  readonly disabled: boolean
}

/** A card on a machine that stands beside the till. */
export const CardForm = ({ words, reference, children, disabled }: CardFormProps) => (
  <div className={classes['side']}>
    <div className={classes['hint']}>
      <IconDeviceMobile size={28} stroke={1.5} aria-hidden />
      <p>{words}</p>
    </div>
    {children}
    <ReferenceField preset={reference} disabled={disabled} />
  </div>
)
