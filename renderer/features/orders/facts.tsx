import classes from './order.module.css'

interface FactsProps {
  /** Name, value, and the whole of a value that is shown short. */
  readonly rows: readonly (readonly [name: string, value: string, whole?: string | undefined])[]
}

/** Names at the left, values at the right. */
export const Facts = ({ rows }: FactsProps) => (
  <dl className={classes['facts']}>
    {rows.map(([name, value, whole]) => (
      <div key={name}>
        <dt>{name}</dt>
        <dd title={whole}>{value}</dd>
      </div>
    ))}
  </dl>
)
