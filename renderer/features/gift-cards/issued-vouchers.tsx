import { Button, Group, ScrollArea, Stack } from '@mantine/core'
import type { Voucher } from '../../../shared/contract/vouchers.ts'
import { useFormat, useShop } from '../../stores/shop.ts'
import { Dialog } from '../../ui/dialog.tsx'
import { BatchButton } from './batch-button.tsx'
import classes from './gift-cards.module.css'
import { untilInWords } from './voucher-words.ts'

interface IssuedVouchersProps {
  readonly batchId: string
  readonly vouchers: readonly Voucher[]
  readonly onClose: () => void
}

/** Vouchers that were just issued, to be read off or saved for whoever prints them. */
export const IssuedVouchers = ({ batchId, vouchers, onClose }: IssuedVouchersProps) => {
  const format = useFormat()
  const { locale } = useShop()
  return (
    <Dialog
      opened
      onClose={onClose}
      title={vouchers.length === 1 ? 'One voucher is issued' : `${vouchers.length} vouchers are issued`}
      size={620}
    >
      <Stack gap="md">
        <ScrollArea.Autosize mah={360}>
          <table className={classes['table']} aria-label="Issued vouchers">
            <thead>
              <tr>
                <th>Number</th>
                <th data-number>Value</th>
                <th>Valid until</th>
              </tr>
            </thead>
            <tbody>
              {vouchers.map(({ number, amount, validUntil }) => (
                <tr key={number}>
                  <td>{number}</td>
                  <td data-number>{format.money(amount)}</td>
                  <td>{untilInWords(validUntil, locale)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </ScrollArea.Autosize>
        <Group justify="space-between">
          <BatchButton batchId={batchId} />
          <Button onClick={onClose}>Done</Button>
        </Group>
      </Stack>
    </Dialog>
  )
}
