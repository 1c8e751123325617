import { Button, VisuallyHidden } from '@mantine/core'
import type { Voucher } from '../../../shared/contract/vouchers.ts'
import { useFormat, useShop } from '../../stores/shop.ts'
import classes from './gift-cards.module.css'
import { stateNames, untilInWords } from './voucher-words.ts'

interface VoucherTableProps {
  readonly label: string
  readonly vouchers: readonly Voucher[]
  readonly onOpen: (account: string) => void
}

/** Vouchers, a row each. */
export const VoucherTable = ({ label, vouchers, onOpen }: VoucherTableProps) => {
  const format = useFormat()
  const { locale } = useShop()
  return (
    <table className={classes['table']} aria-label={label}>
      <thead>
        <tr>
          <th>Number</th>
          <th>What for</th>
          <th data-number>Value</th>
          <th data-number>Left on it</th>
          <th>Valid until</th>
          <th>State</th>
          <th>
            <VisuallyHidden>Actions</VisuallyHidden>
          </th>
        </tr>
      </thead>
      <tbody>
        {vouchers.map(({ account, number, reason, amount, balance, validUntil, state }) => (
          <tr key={account} data-off={(state !== 'good' && state !== 'usedTwice') || undefined}>
            <td>{number}</td>
            <td>{reason}</td>
            <td data-number>{format.money(amount)}</td>
            <td data-number>{format.money(balance)}</td>
            <td>{untilInWords(validUntil, locale)}</td>
            <td>{stateNames[state]}</td>
            <td>
              <Button variant="default" size="sm" aria-label={`Open voucher ${number}`} onClick={() => onOpen(account)}>
                Open
              </Button>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
