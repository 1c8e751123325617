import { IconCheck } from '@tabler/icons-react'
import type { FulfilmentState } from '../../../shared/domain/orders/order.ts'
import classes from './packing.module.css'

const steps = ['Pick', 'Pack', 'Ship'] as const
const doneSteps: Record<FulfilmentState, number> = {
  none: 0,
  handedOver: 3,
  queued: 0,
  picking: 0,
  packed: 2,
  shipped: 3,
}

/** Where the order is on its way out of the house. */
export const Steps = ({ at }: { readonly at: FulfilmentState }) => (
  <ol className={classes['steps']} aria-label="Progress">
    {steps.map((step, index) => {
      const done = index < doneSteps[at]
      const current = index === doneSteps[at]
      return (
        <li key={step} data-done={done || undefined} aria-current={current ? 'step' : undefined}>
          <span className={classes['stepMark']}>
            {done ? <IconCheck size={14} stroke={2.4} aria-label="done" /> : index + 1}
          </span>
          {step}
        </li>
      )
    })}
  </ol>
)
