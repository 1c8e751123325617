import { Button } from '@mantine/core'
import { IconFileDownload } from '@tabler/icons-react'
import { useState } from 'react'
import { useCommand } from '../../client/use-command.ts'
import { Message } from '../../ui/message.tsx'
import { RefusalMessage } from '../../ui/refusal-message.tsx'
import { saveFile } from '../../ui/save-file.ts'

/** Saves the packing slip as PDF, and says where. */
export const SlipButton = ({ orderId }: { readonly orderId: string }) => {
  const slip = useCommand('fulfilment.slip')
  const [saved, setSaved] = useState<string | null>(null)
  const save = async (): Promise<void> => {
    const file = await slip.run({ orderId })
    if (file === null) return
    saveFile(file)
    setSaved(file.fileName)
  }
  return (
    <>
      <Button
        variant="default"
        fullWidth
        loading={slip.busy}
        leftSection={<IconFileDownload size={20} stroke={1.6} />}
        onClick={() => void save()}
      >
        Packing slip (PDF)
      </Button>
      {saved === null ? null : (
        <Message kind="done">{saved} is in your downloads. Print it and put it in the parcel.</Message>
      )}
      <RefusalMessage refusal={slip.refusal} onDismiss={slip.dismiss} />
    </>
  )
}
