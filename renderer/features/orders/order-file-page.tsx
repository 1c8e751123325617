import { Button } from '@mantine/core'
import { useState } from 'react'
import { useCommand } from '../../client/use-command.ts'
import { Message } from '../../ui/message.tsx'
import { type FileRow, OrderFileTable } from './order-file-table.tsx'
import { foundWords, placedWords, placeWords } from './order-file-words.ts'
import { TextFilePage } from './text-file-page.tsx'

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
  const choose = async (name: string, text: string): Promise<void> => {
    place.dismiss()
    const answer = await read.run({ text })
    const rows = answer?.rows.map((row): FileRow => ({ ...row, result: row.orderId === null ? 'new' : 'known' }))
    setFile(rows === undefined ? null : { name, text, rows, isPlaced: false })
  }
  const placeAll = async ({ name, text }: OrderFile): Promise<void> => {
    const answer = await place.run({ text })
    if (answer !== null) setFile({ name, text, rows: answer.rows, isPlaced: true })
  }
  const fresh = file?.rows.filter(({ result }) => result === 'new').length ?? 0
  return (
    <TextFilePage
      title="Orders from a file"
      about="Taken as a web shop’s are: stock and money are looked at alike"
      chosen={file?.name ?? null}
      accept=".csv,.json,text/csv,application/json"
      choose="Choose a file"
      reading={read}
      acting={place}
      onChoose={(name, text) => void choose(name, text)}
      emptyTitle="No file chosen"
      empty={
        <>
          CSV with the columns Reference, Name, Email, SKU and Quantity, a row for each line; Street, Postal code, City
          and Country where goods are shipped; Payment names the way to pay. Or JSON, a list of what a web shop sends.
        </>
      }
    >
      {file === null ? null : (
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
    </TextFilePage>
  )
}
