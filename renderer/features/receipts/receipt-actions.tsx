import { useState } from 'react'
import { uuidv7 } from 'uuidv7'
import { useCommand } from '../../client/use-command.ts'
import { Message } from '../../ui/message.tsx'
import { PaperButtons } from '../../ui/paper-buttons.tsx'
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
      <PaperButtons
        print={{ label: printLabel, busy: print.busy, onPress: printCopy }}
        pdf={{ busy: pdf.busy, onPress: save }}
      />
      <div className={classes['message']} data-steady={steady || undefined}>
        {refusal === null && printed ? <Message kind="done">The copy is on its way to the printer.</Message> : null}
        <RefusalMessage refusal={refusal} />
      </div>
    </div>
  )
}
