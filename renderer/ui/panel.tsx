import type { ReactNode } from 'react'
import classes from './panel.module.css'

interface PanelProps {
  readonly title?: string
  readonly actions?: ReactNode
  /** Without padding, for tables that reach the edge. */
  readonly flush?: boolean
  readonly children: ReactNode
}

/** A white sheet on the page, with an optional heading. */
export const Panel = ({ title, actions, flush = false, children }: PanelProps) => (
  <section className={classes['panel']} aria-label={title}>
    {title === undefined ? null : (
      <div className={classes['heading']}>
        <h2 className={classes['title']}>{title}</h2>
        {actions}
      </div>
    )}
    <div className={classes['body']} data-flush={flush || undefined}>
      {children}
    </div>
  </section>
)
