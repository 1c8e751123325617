import { TextInput } from '@mantine/core'
import { IconReceipt, IconReceiptOff, IconSearch } from '@tabler/icons-react'
import { Link, useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { useLive } from '../../client/use-live.ts'
import { useFormat } from '../../stores/shop.ts'
import rows from '../../ui/chosen-list.module.css'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Page } from '../../ui/page.tsx'
import { RefusalMessage } from '../../ui/refusal-message.tsx'
import { ReceiptDetail } from './receipt-detail.tsx'
import classes from './receipts-page.module.css'

const pageSize = 100
const longestSearch = 100

const titleOf = (text: string, away: string | null): string => {
  if (text === '') return 'No sales yet'
  return away === null ? `No receipt “${text}”` : 'Not on this till'
}

/** The counter's sales, newest first, with the receipt of the chosen one beside them. */
export const ReceiptsPage = () => {
  const { orderId } = useParams({ strict: false })
  const format = useFormat()
  const [text, setText] = useState('')
  const [limit, setLimit] = useState(pageSize)
  const { value, refusal } = useLive(
    'orders.list',
    { channel: 'counter', state: 'completed', fulfilment: null, text: text.trim(), limit },
    { keep: true },
  )
  const orders = value?.orders ?? []
  const none = value !== undefined && orders.length === 0 && text.trim() === ''
  return (
    <Page
      title="Receipts"
      subtitle="Sales at the counter, newest first"
      actions={
        <TextInput
          className={classes['search'] ?? ''}
          aria-label="Search receipts"
          placeholder="Receipt number"
          leftSection={<IconSearch size={20} stroke={1.6} />}
          maxLength={longestSearch}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
        />
      }
    >
      <RefusalMessage refusal={refusal} />
      <div className={classes['columns']} data-none={none || undefined}>
        <div className={classes['list']} role="list" aria-label="Receipts">
          {value !== undefined && orders.length === 0 ? (
            <EmptyState icon={<IconReceiptOff size={40} stroke={1.4} />} title={titleOf(text.trim(), value.away)}>
              {text.trim() === ''
                ? 'The receipt of every completed sale appears here, to be printed again or saved.'
                : (value.away ?? 'Check the number: it stands at the top of the receipt.')}
            </EmptyState>
          ) : null}
          {orders.map((order) => (
            <div key={order.id} role="listitem">
              <Link
                to="/receipts/$orderId"
                params={{ orderId: order.id }}
                className={rows['row']}
                activeProps={{ 'data-active': true }}
              >
                <span className={rows['number']}>{order.number}</span>
                <span className={rows['when']}>{format.moment(order.placedAt)}</span>
                <span className={rows['when']}>
                  {order.lineCount} {order.lineCount === 1 ? 'line' : 'lines'}
                </span>
                <span className={rows['amount']}>{format.money(order.total)}</span>
              </Link>
            </div>
          ))}
          {value?.more === true ? (
            <button
              type="button"
              className={rows['more']}
              onClick={() => setLimit((before) => Math.min(before + pageSize, 500))}
            >
              Show more
            </button>
          ) : null}
        </div>
        <div className={classes['detail']}>
          {none ? null : orderId === undefined ? (
            <EmptyState icon={<IconReceipt size={40} stroke={1.4} />} title="No receipt chosen">
              Choose a sale to see its receipt, print a copy, or save it as a PDF.
            </EmptyState>
          ) : (
            <ReceiptDetail key={orderId} orderId={orderId} />
          )}
        </div>
      </div>
    </Page>
  )
}
