import { ActionIcon, Button, Group, VisuallyHidden } from '@mantine/core'
import { IconArrowLeft, IconGift } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useQuery } from '../../client/use-query.ts'
import { useMay } from '../../stores/session.ts'
import { useFormat } from '../../stores/shop.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Page } from '../../ui/page.tsx'
import { Panel } from '../../ui/panel.tsx'
import { RefusalMessage } from '../../ui/refusal-message.tsx'
import { SearchInput } from '../../ui/search-input.tsx'
import { AccountDialog } from './account-dialog.tsx'
import { balanceInWords, ledgerNames, termsInWords } from './account-words.ts'
import classes from './gift-cards.module.css'
import { CreditDialog, LimitDialog } from './office-dialogs.tsx'

const mostShown = 100

const back = (
  <ActionIcon component={Link} to="/customers" aria-label="Back to customers">
    <IconArrowLeft size={24} stroke={1.6} />
  </ActionIcon>
)

/** Gift cards by their number, and what customers have as credit or owe. */
export const AccountsPage = () => {
  const format = useFormat()
  const manages = useMay('ledgers.manage')
  const [text, setText] = useState('')
  const { value: accounts, refusal, reload } = useQuery('ledgers.find', { text, limit: mostShown })
  const [shown, setShown] = useState<{ readonly account: string } | 'credit' | 'limit' | null>(null)
  const close = (): void => {
    setShown(null)
    reload()
  }
  return (
    <Page
      title="Gift cards and accounts"
      subtitle="What is on gift cards, and what customers have as store credit or points, or owe"
      back={back}
      actions={
        <Group gap="sm">
          <Button component={Link} to="/customers/vouchers" variant="default">
            Vouchers
          </Button>
          {manages ? (
            <>
              <Button variant="default" onClick={() => setShown('limit')}>
                Set an account’s limit
              </Button>
              <Button onClick={() => setShown('credit')}>Give store credit</Button>
            </>
          ) : null}
        </Group>
      }
    >
      <SearchInput
        label="Find a gift card or an account"
        placeholder="Gift card’s number, or customer"
        value={text}
        onChange={setText}
      />
      <RefusalMessage refusal={refusal} />
      <Panel flush>
        {accounts?.length === 0 ? (
          <EmptyState
            icon={<IconGift size={40} stroke={1.4} />}
            title={text.trim() === '' ? 'No gift card was sold yet' : `Nothing is found by “${text.trim()}”`}
          >
            Gift cards are sold at the register. A customer’s credit, points and account are found by their name.
          </EmptyState>
        ) : (
          <table className={classes['table']} aria-label="Gift cards and accounts">
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
              {(accounts ?? []).map((one) => (
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
                      onClick={() => setShown({ account: one.account })}
                    >
                      Open
                    </Button>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </Panel>
      {shown === 'credit' ? <CreditDialog onClose={close} /> : null}
      {shown === 'limit' ? <LimitDialog onClose={close} /> : null}
      {typeof shown === 'object' && shown !== null ? <AccountDialog account={shown.account} onClose={close} /> : null}
    </Page>
  )
}
