import { Button } from '@mantine/core'
import { IconPrinter } from '@tabler/icons-react'
import { type ReactNode, useState } from 'react'
import type { PrintJob } from '../../../shared/domain/printing/print-job.ts'
import { useCommand } from '../../client/use-command.ts'
import { useLive } from '../../client/use-live.ts'
import { Message } from '../../ui/message.tsx'
import { RefusalMessage } from '../../ui/refusal-message.tsx'
import classes from './settings.module.css'

/** Prints a page, and says what became of it. `changed`: the form holds another printer than the one that is saved. */
export const TestPrint = ({ changed }: { readonly changed: boolean }) => {
  const [jobId, setJobId] = useState<string | null>(null)
  const { value: jobs } = useLive('printing.jobs', {})
  const test = useCommand('printing.test')
  const retry = useCommand('printing.retry')
  const job = jobs?.find((one) => one.id === jobId)
  const print = async (): Promise<void> => {
    const id = crypto.randomUUID()
    if ((await test.run({ jobId: id })) !== null) setJobId(id)
  }
  return (
    <>
      <div className={classes['foot']}>
        <Button
          variant="default"
          disabled={changed}
          loading={test.busy}
          leftSection={<IconPrinter size={20} stroke={1.6} />}
          onClick={() => void print()}
        >
          Test print
        </Button>
        {changed ? <span className={classes['soft']}>Save the printer first.</span> : null}
      </div>
      <div className={classes['gap']} />
      <RefusalMessage refusal={test.refusal ?? retry.refusal} />
      {jobId === null || test.refusal !== null ? null : (
        <Outcome
          job={job}
          retry={
            <Button variant="default" loading={retry.busy} onClick={() => void retry.run({ jobId })}>
              Try again
            </Button>
          }
        />
      )}
    </>
  )
}

const Outcome = ({ job, retry }: { readonly job: PrintJob | undefined; readonly retry: ReactNode }) => {
  if (job === undefined) return null
  switch (job.state) {
    case 'printed':
      return (
        <Message kind="done">The printer has taken the test page. If the paper is blank, turn the roll around.</Message>
      )
    case 'uncertain':
      return (
        <Message kind="warning" action={retry}>
          It is not known whether the page was printed. Look at the paper.
        </Message>
      )
    case 'cancelled':
      return <Message kind="info">The test page was taken off the list.</Message>
    default:
      return job.problem === null ? (
        <Message kind="info">Sending the test page …</Message>
      ) : (
        <Message kind="problem" action={retry}>
          {job.problem}
        </Message>
      )
  }
}
