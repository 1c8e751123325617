import type { ReactNode } from 'react'
import classes from './empty-state.module.css'

interface EmptyStateProps {
  /** An icon of 40 px. */
  readonly icon: ReactNode
  /** What is not there: "No orders yet". */
  readonly title: string
  /** What to do about it. */
  readonly children: ReactNode
  /** A button that does it. */
  readonly action?: ReactNode
}

export const EmptyState = ({ icon, title, children, action }: EmptyStateProps) => (
  <div className={classes['root']}>
    <div className={classes['icon']} aria-hidden>
      {icon}
    </div>
    <p className={classes['title']}>{title}</p>
    <p className={classes['text']}>{children}</p>
    {action}
  </div>
)
