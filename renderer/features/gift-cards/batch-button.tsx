import { Button } from '@mantine/core'
import { IconDownload } from '@tabler/icons-react'
import { useCommand } from '../../client/use-command.ts'
import { RefusalMessage } from '../../ui/refusal-message.tsx'
import { saveText } from '../../ui/save-text.ts'

/** Saves all vouchers that were issued together, for whoever prints them. */
export const BatchButton = ({ batchId }: { readonly batchId: string }) => {
  const csv = useCommand('vouchers.csv')
  const save = async (): Promise<void> => {
    const file = await csv.run({ batchId })
    if (file !== null) saveText(file.fileName, file.text)
  }
  return (
    <div>
      <Button
        variant="default"
        leftSection={<IconDownload size={20} stroke={1.6} />}
        loading={csv.busy}
        onClick={() => void save()}
      >
        Save the batch as CSV
      </Button>
      <RefusalMessage refusal={csv.refusal} onDismiss={csv.dismiss} />
    </div>
  )
}
