import { Button, Progress } from '@mantine/core'
import { useState } from 'react'
import type { Contract } from '../../../shared/contract/contract.ts'
import type { ResultOf } from '../../../shared/contract/method.ts'
import type { OrderSummary } from '../../../shared/contract/orders.ts'
import type { Queue } from '../../../shared/domain/orders/queues.ts'
import { useCommand } from '../../client/use-command.ts'
import { useMay } from '../../stores/session.ts'
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { RefusalMessage } from '../../ui/refusal-message.tsx'
import classes from './queues.module.css'

type Row = ResultOf<Contract['orders.batch']>[number]

/** How many orders go in one call; the bar moves on after each. */
const piece = 25

const actions: Partial<Record<Queue, { readonly do: 'startPicking' | 'release'; readonly label: string }>> = {
  pick: { do: 'startPicking', label: 'Start picking all' },
  hold: { do: 'release', label: 'Release all' },
}

/** Does the same to all orders of a queue, up to the 500 that are shown, and reports what was refused. */
export const QueueActions = ({
  queue,
  orders,
}: {
  readonly queue: Queue
  readonly orders: readonly OrderSummary[]
}) => {
  const manages = useMay('orders.manage')
  const batch = useCommand('orders.batch')
  const [asking, setAsking] = useState(false)
  const [progress, setProgress] = useState<{ readonly of: number; readonly done: number } | null>(null)
  const [report, setReport] = useState<readonly Row[] | null>(null)
  const action = actions[queue]
  if (!manages || action === undefined) return null
  const run = async (): Promise<void> => {
    setAsking(false)
    const ids = orders.map(({ id }) => id)
    const rows: Row[] = []
    for (let from = 0; from < ids.length; from += piece) {
      setProgress({ of: ids.length, done: from })
      const answer = await batch.run({ orderIds: ids.slice(from, from + piece), action: { do: action.do } })
      if (answer === null) break
      rows.push(...answer)
    }
    setProgress(null)
    setReport(rows)
  }
  const refused = (report ?? []).filter(({ refusal }) => refusal !== null)
  return (
    <div className={classes['selection']}>
      <Button variant="default" disabled={orders.length === 0 || progress !== null} onClick={() => setAsking(true)}>
        {action.label} ({orders.length})
      </Button>
      {progress === null ? null : (
        <Progress aria-label="Orders done" w={240} value={(100 * progress.done) / progress.of} />
      )}
      <RefusalMessage refusal={batch.refusal} onDismiss={batch.dismiss} />
      <ConfirmDialog
        opened={asking}
        title={`${action.label}?`}
        confirmLabel={action.label}
        onConfirm={() => void run()}
        onClose={() => setAsking(false)}
      >
        {orders.length === 1 ? 'It is one order.' : `These are ${orders.length} orders.`} What can’t be done is
        reported.
      </ConfirmDialog>
      <Dialog opened={report !== null} onClose={() => setReport(null)} title="Done">
        <p>
          {(report ?? []).length - refused.length} of {(report ?? []).length} done.
        </p>
        <ul className={classes['report']}>
          {refused.map(({ orderId, number, refusal }) => (
            <li key={orderId}>
              {number}: {refusal}
            </li>
          ))}
        </ul>
      </Dialog>
    </div>
  )
}
