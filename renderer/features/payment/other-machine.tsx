import { Button } from '@mantine/core'
import { setBeside } from '../../stores/payment-form.ts'
import { KeyHint } from '../../ui/key-hint.tsx'

const buttonId = 'payment-other-machine'

interface OtherMachineProps {
  readonly label: string
  /** Whether it leads away from the terminal, or back to it. */
  readonly beside: boolean
  readonly disabled: boolean
}

/** From the card terminal to a machine that stands by itself, and back. */
export const OtherMachine = ({ label, beside, disabled }: OtherMachineProps) => (
  <div>
    <Button
      id={buttonId}
      variant="subtle"
      disabled={disabled}
      onClick={() => setBeside(beside)}
      rightSection={<KeyHint keys="B" />}
    >
      {label}
    </Button>
  </div>
)

/** Does what the button on screen does, if there is one. */
export const pressOtherMachine = (): void => document.getElementById(buttonId)?.click()
