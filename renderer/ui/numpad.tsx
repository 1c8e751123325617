import { UnstyledButton } from '@mantine/core'
import { IconBackspace } from '@tabler/icons-react'
import classes from './numpad.module.css'

interface NumpadProps {
  /** Names the group for assistive technology and tests: "Weight keys". */
  readonly label: string
  /** The decimal point's sign, or null for whole numbers and PINs. */
  readonly point: string | null
  /** A digit, or the point. */
  readonly onKey: (key: string) => void
  readonly onBackspace: () => void
  readonly onClear: () => void
  readonly disabled?: boolean
  readonly size?: 'md' | 'lg'
}

const digits = ['7', '8', '9', '4', '5', '6', '1', '2', '3']

/** Twelve large keys. They never take the focus, so that the keyboard goes on typing where it was. */
export const Numpad = ({ label, point, onKey, onBackspace, onClear, disabled = false, size = 'md' }: NumpadProps) => {
  const key = (name: string, text: React.ReactNode, press: () => void, quiet = false) => (
    <UnstyledButton
      key={name}
      className={classes['key'] ?? ''}
      data-quiet={quiet || undefined}
      aria-label={name}
      disabled={disabled}
      tabIndex={-1}
      onMouseDown={(event) => event.preventDefault()}
      onClick={press}
    >
      {text}
    </UnstyledButton>
  )
  return (
    <div className={classes['pad']} data-size={size} role="group" aria-label={label}>
      {digits.map((digit) => key(digit, digit, () => onKey(digit)))}
      {point === null ? key('Clear', 'C', onClear, true) : key('Decimal point', point, () => onKey(point), true)}
      {key('0', '0', () => onKey('0'))}
      {key('Delete the last digit', <IconBackspace size={26} stroke={1.6} />, onBackspace, true)}
    </div>
  )
}
