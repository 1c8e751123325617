import { Button, type ButtonProps } from '@mantine/core'
import { IconDownload } from '@tabler/icons-react'
import { useCommand } from '../../client/use-command.ts'
import { RefusalMessage } from '../../ui/refusal-message.tsx'
import { saveText } from '../../ui/save-text.ts'

/** Saves the plain CSV that Tillhouse reads as it is. */
export const TemplateButton = (props: ButtonProps) => {
  const template = useCommand('imports.template')
  const save = async (): Promise<void> => {
    const answer = await template.run({})
    if (answer !== null) saveText(answer.fileName, answer.text)
  }
  return (
    <>
      <Button
        variant="default"
        leftSection={<IconDownload size={20} stroke={1.6} />}
        {...props}
        onClick={() => void save()}
      >
        Download template
      </Button>
      <RefusalMessage refusal={template.refusal} onDismiss={template.dismiss} />
    </>
  )
}
