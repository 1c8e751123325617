import { Button, Group } from '@mantine/core'

interface DialogFootProps {
  /** Closes the dialog without saving. */
  readonly onCancel: () => void
  readonly busy: boolean
  /** What the button says that submits the form around it. */
  readonly label?: string
}

/** The last row of a form in a dialog. */
export const DialogFoot = ({ onCancel, busy, label = 'Save' }: DialogFootProps) => (
  <Group justify="flex-end">
    <Button variant="default" onClick={onCancel}>
      Cancel
    </Button>
    <Button type="submit" loading={busy}>
      {label}
    </Button>
  </Group>
)
