import { VisuallyHidden } from '@mantine/core'
import { IconBookmark } from '@tabler/icons-react'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { uuidv7 } from 'uuidv7'
import type { LayawayRow } from '../../../shared/contract/layaways.ts'
import { useCommand } from '../../client/use-command.ts'
import { useLive } from '../../client/use-live.ts'
import { resumeCart } from '../../stores/cart-queue.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Message } from '../../ui/message.tsx'
import { Page } from '../../ui/page.tsx'
import { Panel } from '../../ui/panel.tsx'
import { RefusalMessage } from '../../ui/refusal-message.tsx'
import { SearchInput } from '../../ui/search-input.tsx'
import { CancelDialog } from './cancel-dialog.tsx'
import { LayawayTableRow } from './layaway-table-row.tsx'
import classes from './layaways.module.css'

const mostShown = 200

/** What is set aside and paid in instalments: what is to be fetched first comes first. */
export const LayawaysPage = () => {
  const navigate = useNavigate()
  const [text, setText] = useState('')
  const { value, refusal } = useLive('layaways.list', { text: text.trim(), limit: mostShown }, { keep: true })
  const [cancelling, setCancelling] = useState<LayawayRow | null>(null)
  const print = useCommand('layaways.print')
  const [printed, setPrinted] = useState('')
  const rows = value?.rows ?? []
  const takeUp = (row: LayawayRow): void => {
    resumeCart(row.orderId)
    void navigate({ to: '/register' })
  }
  const printProof = async ({ orderId, proof }: LayawayRow): Promise<void> =>
    setPrinted((await print.run({ orderId, jobId: uuidv7() })) === null ? '' : proof)
  return (
    <Page title="Set aside" subtitle="Goods that are held for customers who pay for them in instalments">
      <SearchInput
        label="Find what is set aside"
        placeholder="Number, customer or product"
        value={text}
        onChange={setText}
      />
      <RefusalMessage refusal={refusal ?? print.refusal} />
      {printed === '' ? null : (
        <Message kind="done" onDismiss={() => setPrinted('')}>
          {printed} is on its way to the printer.
        </Message>
      )}
      <Panel flush>
        {value !== undefined && rows.length === 0 ? (
          <EmptyState
            icon={<IconBookmark size={40} stroke={1.4} />}
            title={text.trim() === '' ? 'Nothing is set aside' : `Nothing is found by “${text.trim()}”`}
          >
            Ctrl L on a cart sets it aside for its customer, who pays for it in instalments.
          </EmptyState>
        ) : (
          <table className={classes['table']} aria-label="Set aside">
            <thead>
              <tr>
                <th>Number</th>
                <th>Customer</th>
                <th>Goods</th>
                <th>Held until</th>
                <th data-number>Paid</th>
                <th data-number>Left to pay</th>
                <th>
                  <VisuallyHidden>Actions</VisuallyHidden>
                </th>
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <LayawayTableRow
                  key={row.orderId}
                  row={row}
                  onTakeUp={() => takeUp(row)}
                  onPrint={() => void printProof(row)}
                  onCancel={() => setCancelling(row)}
                />
              ))}
            </tbody>
          </table>
        )}
      </Panel>
      {value?.more === true ? <Message kind="info">There are more: search to find them.</Message> : null}
      {cancelling === null ? null : <CancelDialog row={cancelling} onClose={() => setCancelling(null)} />}
    </Page>
  )
}
