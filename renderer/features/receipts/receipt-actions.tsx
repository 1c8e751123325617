import { Button, Group } from '@mantine/core'
import { IconDownload, IconPrinter } from '@tabler/icons-react'
import { useState } from 'react'
import { uuidv7 } from 'uuidv7'
import { useCommand } from '../../client/use-command.ts'
import { Message } from '../../ui/message.tsx'
import { RefusalMessage } from '../../ui/refusal-message.tsx'
import { saveFile } from '../../ui/save-file.ts'
import classes from './receipt-actions.module.css'

interface ReceiptActionsProps {
  readonly orderId: string
  /** "Print again" after a sale, "Print copy" in the list. */
  readonly printLabel: string
  /** Keeps room for a message, where nothing below may move. */
  readonly steady?: boolean
}

/** A copy on paper, or the receipt as a PDF. */
export const ReceiptActions = ({ orderId, printLabel, steady = false }: ReceiptActionsProps) => {
  const print = useCommand('receipts.print')
  const pdf = useCommand('receipts.pdf')
  const [printed, setPrinted] = useState(false)
  const printCopy = async (): Promise<void> => {
    pdf.dismiss()
    setPrinted((await print.run({ orderId, jobId: uuidv7() })) !== null)
  }
  const save = async (): Promise<void> => {
    print.dismiss()
    setPrinted(false)
    const file = await pdf.run({ orderId })
    if (file !== null) saveFile(file)
  }
  const refusal = print.refusal ?? pdf.refusal
  return (
    <div>
      <Group grow gap="sm">
        <Button
          variant="default"
          h={56}
          loading={print.busy}
          leftSection={<IconPrinter size={20} stroke={1.6} />}
          onClick={() => void printCopy()}
        >
          {printLabel}
        </Button>
        <Button
          variant="default"
          h={56}
          loading={pdf.busy}
          leftSection={<IconDownload size={20} stroke={1.6} />}
          onClick={() => void save()}
        >
          PDF
        </Button>
      </Group>
      <div className={classes['message']} data-steady={steady || undefined}>
        {refusal === null && printed ? <Message kind="done">The copy is on its way to the printer.</Message> : null}
        <RefusalMessage refusal={refusal} />
      </div>
    </div>
  )
}
