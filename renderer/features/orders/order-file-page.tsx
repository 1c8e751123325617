import { ActionIcon, Button, FileButton } from '@mantine/core'
import { IconArrowLeft, IconFileImport } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useCommand } from '../../client/use-command.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Message } from '../../ui/message.tsx'
import { Page } from '../../ui/page.tsx'
import { readTextFile } from '../../ui/read-text-file.ts'
import { RefusalMessage } from '../../ui/refusal-message.tsx'
import { type FileRow, OrderFileTable } from './order-file-table.tsx'
import { foundWords, placedWords, placeWords } from './order-file-words.ts'
import classes from './orders.module.css'

const back = (
  <ActionIcon component={Link} to="/orders" aria-label="Back to orders">
    <IconArrowLeft size={24} stroke={1.6} />
  </ActionIcon>
)

interface OrderFile {
  readonly name: string
  readonly text: string
  readonly rows: readonly FileRow[]
  readonly isPlaced: boolean
}

/** Orders that a marketplace or a customer sends as a file go the way of a web shop's. */
export const OrderFilePage = () => {
  const read = useCommand('orderFiles.read')
  const place = useCommand('orderFiles.place')
  const [file, setFile] = useState<OrderFile | null>(null)
  const choose = async (chosen: File | null): Promise<void> => {
    if (chosen === null) return
    place.dismiss()
    const text = await readTextFile(chosen)
    const answer = await read.run({ text })
    const rows = answer?.rows.map((row): FileRow => ({ ...row, result: row.orderId === null ? 'new' : 'known' }))
    setFile(rows === undefined ? null : { name: chosen.name, text, rows, isPlaced: false })
  }
  const placeAll = async ({ name, text }: OrderFile): Promise<void> => {
    const answer = await place.run({ text })
    if (answer !== null) setFile({ name, text, rows: answer.rows, isPlaced: true })
  }
  const fresh = file?.rows.filter(({ result }) => result === 'new').length ?? 0
  return (
    <Page
      title="Orders from a file"
      subtitle={file?.name ?? 'Taken as a web shop’s are: stock and money are looked at alike'}
      back={back}
      actions={
        <FileButton accept=".csv,.json,text/csv,application/json" onChange={(chosen) => void choose(chosen)}>
          {(props) => (
            <Button
              {...props}
              variant={file === null ? 'filled' : 'default'}
              loading={read.busy}
              leftSection={<IconFileImport size={20} stroke={1.6} />}
            >
              Choose a file
            </Button>
          )}
        </FileButton>
      }
    >
      <div className={classes['file']}>
        <RefusalMessage refusal={read.refusal} onDismiss={read.dismiss} />
        <RefusalMessage refusal={place.refusal} onDismiss={place.dismiss} />
        {file === null ? (
          <EmptyState icon={<IconFileImport size={40} stroke={1.4} />} title="No file chosen">
            CSV with the columns Reference, Name, Email, SKU and Quantity, a row for each line; Street, Postal code,
            City and Country where goods are shipped; Payment names the way to pay. Or JSON, a list of what a web shop
            sends.
          </EmptyState>
        ) : (
          <>
            {file.isPlaced ? (
              <Message kind={file.rows.some(({ result }) => result === 'refused') ? 'warning' : 'done'}>
                {placedWords(file.rows)}
              </Message>
            ) : (
              <Message
                kind="info"
                action={
                  fresh === 0 ? null : (
                    <Button loading={place.busy} onClick={() => void placeAll(file)}>
                      {placeWords(fresh)}
                    </Button>
                  )
                }
              >
                {foundWords(file.rows.length, fresh)}
              </Message>
            )}
            <OrderFileTable rows={file.rows} />
          </>
        )}
      </div>
    </Page>
  )
}
