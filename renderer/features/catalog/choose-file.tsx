import { Button, FileButton } from '@mantine/core'
import { IconFileTypeCsv, IconUpload } from '@tabler/icons-react'
import { type DragEvent, useState } from 'react'
import { Message } from '../../ui/message.tsx'
import { Panel } from '../../ui/panel.tsx'
import classes from './import.module.css'
import { sendFile } from './import-store.ts'
import { TemplateButton } from './template-button.tsx'

/** The first step: a file is dropped or chosen. `problem`: why the last one was not taken. */
export const ChooseFile = ({ problem }: { readonly problem: string | null }) => {
  const [over, setOver] = useState(false)
  const onDrop = (event: DragEvent): void => {
    event.preventDefault()
    setOver(false)
    const file = event.dataTransfer.files[0]
    if (file !== undefined) void sendFile(file)
  }
  return (
    <div className={`${classes['column']} ${classes['narrow']}`}>
      {problem === null ? null : <Message kind="problem">{problem}</Message>}
      {/* Dropping is for the mouse; the button within does the same by keyboard. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions */}
      <section
        aria-label="File to import"
        className={classes['drop']}
        data-over={over || undefined}
        onDragOver={(event) => {
          event.preventDefault()
          setOver(true)
        }}
        onDragLeave={() => setOver(false)}
        onDrop={onDrop}
      >
        <IconFileTypeCsv className={classes['dropIcon']} size={56} stroke={1.2} aria-hidden />
        <p className={classes['title']}>Drop a CSV file here</p>
        <p className={classes['hint']}>Up to 64 MB. You see what is in it before anything is stored.</p>
        <FileButton
          accept=".csv,.txt,.tsv,text/csv,text/plain"
          inputProps={{ 'aria-label': 'CSV file' }}
          onChange={(file) => file !== null && void sendFile(file)}
        >
          {(props) => (
            <Button {...props} leftSection={<IconUpload size={20} stroke={1.6} />}>
              Choose a file
            </Button>
          )}
        </FileButton>
      </section>
      <div className={classes['ways']}>
        <Panel title="From Shopify">
          <div className={classes['way']}>
            <p>
              In Shopify’s admin open Products, press Export and choose “CSV for Excel, Numbers, or other spreadsheet
              programs”. The file is understood as it is.
            </p>
          </div>
        </Panel>
        <Panel title="From a spreadsheet">
          <div className={classes['way']}>
            <p>
              Fill in our template, one line for each variant, and save it as CSV. Any other CSV with a heading line
              works too.
            </p>
            <TemplateButton />
          </div>
        </Panel>
      </div>
    </div>
  )
}
