import classes from './import.module.css'

/** How far something is; `label` names it for assistive technology. */
export const ProgressBar = ({
  label,
  done,
  total,
}: {
  readonly label: string
  readonly done: number
  readonly total: number
}) => {
  const percent = total === 0 ? 0 : Math.min(100, Math.round((done / total) * 100))
  return (
    <div
      className={classes['bar']}
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={percent}
    >
      <div style={{ width: `${percent}%` }} />
    </div>
  )
}
