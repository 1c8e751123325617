import type { ReactNode } from 'react'
import classes from './segments.module.css'

interface SegmentsProps<Value extends string> {
  /** Names the group: "Tender". */
  readonly label: string
  readonly value: Value
  readonly options: readonly { readonly value: Value; readonly label: ReactNode }[]
  readonly onChange: (value: Value) => void
  readonly disabled?: boolean
}

/** One of a few, side by side. A press leaves the focus where the keyboard types. */
export const Segments = <Value extends string>(props: SegmentsProps<Value>) => (
  <div className={classes['segments']} role="group" aria-label={props.label}>
    {props.options.map((option) => (
      <button
        key={option.value}
        type="button"
        className={classes['segment']}
        aria-pressed={option.value === props.value}
        disabled={props.disabled === true}
        onMouseDown={(event) => event.preventDefault()}
        onClick={() => props.onChange(option.value)}
      >
        {option.label}
      </button>
    ))}
  </div>
)
