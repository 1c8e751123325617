import classes from './key-hint.module.css'

interface KeyHintProps {
  readonly keys: string
  /** Read aloud too: in a list of keys. Inside a button the hint would only garble its name. */
  readonly spoken?: boolean
}

/** A key that does the same as the control it stands in: `<KeyHint keys="F12" />`. */
export const KeyHint = ({ keys, spoken = false }: KeyHintProps) => (
  <kbd className={classes['key']} aria-hidden={!spoken}>
    {keys}
  </kbd>
)
