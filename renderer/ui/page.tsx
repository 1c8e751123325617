import type { ReactNode } from 'react'
import classes from './page.module.css'

interface PageProps {
  readonly title: string
  /** A sentence, or a count, under the title. */
  readonly subtitle?: ReactNode
  /** A way back, shown before the title: an `ActionIcon`. */
  readonly back?: ReactNode
  /** Buttons at the right. The primary one comes last. */
  readonly actions?: ReactNode
  readonly children: ReactNode
}

/** A page of the back office: its heading stays, its body scrolls. */
export const Page = ({ title, subtitle, back, actions, children }: PageProps) => (
  <div className={classes['page']}>
    <header className={classes['header']}>
      {back}
      <div className={classes['titles']}>
        <h1 className={classes['title']}>{title}</h1>
        <div className={classes['subtitle']}>{subtitle}</div>
      </div>
      <div className={classes['actions']}>{actions}</div>
    </header>
    {/* It scrolls, also by keyboard where nothing within takes the focus. */}
    {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
    <section className={classes['body']} tabIndex={0} aria-label={title}>
      {children}
    </section>
  </div>
)
