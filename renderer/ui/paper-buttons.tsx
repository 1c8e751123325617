import { Button, Group } from '@mantine/core'
import { IconDownload, IconPrinter } from '@tabler/icons-react'

interface Press {
  readonly busy: boolean
  readonly onPress: () => Promise<void>
}
interface PaperButtonsProps {
  /** Null where this person may not print. */
  readonly print: (Press & { readonly label: string }) | null
  readonly pdf: Press
}

/** What is done with a paper: printed, or saved. */
export const PaperButtons = ({ print, pdf }: PaperButtonsProps) => (
  <Group grow gap="sm">
    {print === null ? null : (
      <Button
        variant="default"
        h={56}
        loading={print.busy}
        leftSection={<IconPrinter size={20} stroke={1.6} />}
        onClick={() => void print.onPress()}
      >
        {print.label}
      </Button>
    )}
    <Button
      variant="default"
      h={56}
      loading={pdf.busy}
      leftSection={<IconDownload size={20} stroke={1.6} />}
      onClick={() => void pdf.onPress()}
    >
      PDF
    </Button>
  </Group>
)
