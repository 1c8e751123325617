import { Button } from '@mantine/core'
import { useState } from 'react'
import type { StatementRow } from '../../../shared/domain/orders/bank-statement.ts'
import { useCommand } from '../../client/use-command.ts'
import { Message } from '../../ui/message.tsx'
import { TextFilePage } from '../orders/text-file-page.tsx'
import { StatementTable } from './statement-table.tsx'
import { bookedWords, bookWords } from './statement-words.ts'

interface Statement {
  readonly name: string
  readonly text: string
  readonly rows: readonly StatementRow[]
  /** Null until it is. */
  readonly booked: number | null
}

/** Orders that wait for a transfer are paid by the bank's own statement. */
export const StatementPage = () => {
  const read = useCommand('bankStatements.read')
  const book = useCommand('bankStatements.book')
  const [statement, setStatement] = useState<Statement | null>(null)
  const choose = async (name: string, text: string): Promise<void> => {
    book.dismiss()
    const answer = await read.run({ text })
    setStatement(answer === null ? null : { name, text, rows: answer.rows, booked: null })
  }
  const bookAll = async ({ name, text }: Statement): Promise<void> => {
    const answer = await book.run({ text })
    if (answer !== null) setStatement({ name, text, ...answer })
  }
  const matched = statement?.rows.filter(({ result }) => result === 'matched').length ?? 0
  return (
    <TextFilePage
      title="Bank statement"
      about="What customers have sent, held against the orders that wait for it"
      chosen={statement?.name ?? null}
      accept=".xml,.csv,text/csv,application/xml"
      choose="Choose a statement"
      reading={read}
      acting={book}
      onChoose={(name, text) => void choose(name, text)}
      emptyTitle="No statement chosen"
      empty={
        <>
          Take a camt.053 file from the bank, or a CSV file with columns Date, Amount and Reference. What it would book
          is shown first.
        </>
      }
    >
      {statement === null ? null : (
        <>
          {statement.booked === null ? (
            <Message
              kind="info"
              action={
                matched === 0 ? null : (
                  <Button loading={book.busy} onClick={() => void bookAll(statement)}>
                    {bookWords(matched)}
                  </Button>
                )
              }
            >
              {matched} of {statement.rows.length} lines pay what an order waits for.
            </Message>
          ) : (
            <Message kind="done">{bookedWords(statement.booked)}</Message>
          )}
          <StatementTable rows={statement.rows} />
        </>
      )}
    </TextFilePage>
  )
}
