import { ActionIcon, Button, FileButton } from '@mantine/core'
import { IconArrowLeft, IconFileImport } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import type { StatementRow } from '../../../shared/domain/orders/bank-statement.ts'
import { useCommand } from '../../client/use-command.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Message } from '../../ui/message.tsx'
import { Page } from '../../ui/page.tsx'
import { readTextFile } from '../../ui/read-text-file.ts'
import { RefusalMessage } from '../../ui/refusal-message.tsx'
import classes from './reconciliation.module.css'
import { StatementTable } from './statement-table.tsx'
import { bookedWords, bookWords } from './statement-words.ts'

const back = (
  <ActionIcon component={Link} to="/orders" aria-label="Back to orders">
    <IconArrowLeft size={24} stroke={1.6} />
  </ActionIcon>
)

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
  const choose = async (file: File | null): Promise<void> => {
    if (file === null) return
    book.dismiss()
    const text = await readTextFile(file)
    const answer = await read.run({ text })
    setStatement(answer === null ? null : { name: file.name, text, rows: answer.rows, booked: null })
  }
  const bookAll = async ({ name, text }: Statement): Promise<void> => {
    const answer = await book.run({ text })
    if (answer !== null) setStatement({ name, text, ...answer })
  }
  const matched = statement?.rows.filter(({ result }) => result === 'matched').length ?? 0
  return (
    <Page
      title="Bank statement"
      subtitle={statement?.name ?? 'What customers have sent, held against the orders that wait for it'}
      back={back}
      actions={
        <FileButton accept=".xml,.csv,text/csv,application/xml" onChange={(file) => void choose(file)}>
          {(props) => (
            <Button
              {...props}
              variant={statement === null ? 'filled' : 'default'}
              loading={read.busy}
              leftSection={<IconFileImport size={20} stroke={1.6} />}
            >
              Choose a statement
            </Button>
          )}
        </FileButton>
      }
    >
      <div className={classes['layout']}>
        <RefusalMessage refusal={read.refusal} onDismiss={read.dismiss} />
        <RefusalMessage refusal={book.refusal} onDismiss={book.dismiss} />
        {statement === null ? (
          <EmptyState icon={<IconFileImport size={40} stroke={1.4} />} title="No statement chosen">
            Take a camt.053 file from the bank, or a CSV file with columns Date, Amount and Reference. What it would
            book is shown first.
          </EmptyState>
        ) : (
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
      </div>
    </Page>
  )
}
