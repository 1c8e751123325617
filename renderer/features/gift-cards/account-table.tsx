import { Button, VisuallyHidden } from '@mantine/core'
import type { Account } from '../../../shared/contract/ledgers.ts'
import { useFormat } from '../../stores/shop.ts'
import { balanceInWords, ledgerNames, termsInWords } from './account-words.ts'
import classes from './gift-cards.module.css'

interface AccountTableProps {
  readonly label: string
  readonly accounts: readonly Account[]
  readonly onOpen: (account: string) => void
}

/** Gift cards and customers' accounts, a row each. */
export const AccountTable = ({ label, accounts, onOpen }: AccountTableProps) => {
  const format = useFormat()
  return (
    <table className={classes['table']} aria-label={label}>
      <thead>
        <tr>
          <th>Number or customer</th>
          <th>What it is</th>
          <th data-number>Balance</th>
          <th>Terms</th>
          <th>
            <VisuallyHidden>Actions</VisuallyHidden>
          </th>
        </tr>
      </thead>
      <tbody>
        {accounts.map((one) => (
          <tr key={one.account} data-off={one.terms.blocked || undefined}>
            <td>{one.name}</td>
            <td>{ledgerNames[one.ledger]}</td>
            <td data-number>{balanceInWords(one, format)}</td>
            <td>{termsInWords(one, format)}</td>
            <td>
              <Button
                variant="default"
                size="sm"
                aria-label={`Open ${ledgerNames[one.ledger]} ${one.name}`}
                onClick={() => onOpen(one.account)}
              >
                Open
              </Button>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
