import { Stack, Text } from '@mantine/core'
import type { TellingRow } from '../../../shared/contract/tellings.ts'
import { useQuery } from '../../client/use-query.ts'
import { Dialog } from '../../ui/dialog.tsx'
import { RefusalMessage } from '../../ui/refusal-message.tsx'
import { Facts } from '../orders/facts.tsx'
import classes from './tellings.module.css'

interface TellingDialogProps {
  /** Null: closed. */
  readonly row: TellingRow | null
  readonly onClose: () => void
}

/** What is sent, as the web shop gets it. */
export const TellingDialog = ({ row, onClose }: TellingDialogProps) => (
  <Dialog
    opened={row !== null}
    onClose={onClose}
    size="xl"
    title={row === null ? '' : `${row.event} of order ${row.orderNumber}`}
  >
    {row === null ? null : <Sent row={row} />}
  </Dialog>
)

const Sent = ({ row: { orderId, effectId, url, problem } }: { readonly row: TellingRow }) => {
  const { value, refusal } = useQuery('tellings.read', { orderId, effectId })
  return (
    <Stack gap="md">
      <RefusalMessage refusal={refusal} />
      <Facts
        rows={[
          ['Message id', effectId],
          ['Sent to', url],
          ['What came back', problem],
        ]}
      />
      <Text c="var(--ink-soft)" size="sm">
        The order goes along as it is when it is sent: what the web shop gets next is this.
      </Text>
      <pre className={classes['body']} aria-label="Body">
        {value?.body ?? ''}
      </pre>
    </Stack>
  )
}
