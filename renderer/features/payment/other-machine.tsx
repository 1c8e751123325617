import { Button } from '@mantine/core'
import { toggleBeside } from '../../stores/payment-form.ts'
import { KeyHint } from '../../ui/key-hint.tsx'

interface OtherMachineProps {
  readonly label: string
  readonly disabled: boolean
}

/** From the card terminal to a machine that stands by itself, and back. */
export const OtherMachine = ({ label, disabled }: OtherMachineProps) => (
  <div>
    <Button variant="subtle" disabled={disabled} onClick={toggleBeside} rightSection={<KeyHint keys="B" />}>
      {label}
    </Button>
  </div>
)
