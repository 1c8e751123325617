import { ActionIcon, Button, Group } from '@mantine/core'
import { IconArrowLeft, IconGift } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useQuery } from '../../client/use-query.ts'
import { useMay } from '../../stores/session.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Message } from '../../ui/message.tsx'
import { Page } from '../../ui/page.tsx'
import { Panel } from '../../ui/panel.tsx'
import { RefusalMessage } from '../../ui/refusal-message.tsx'
import { SearchInput } from '../../ui/search-input.tsx'
import { AccountDialog } from './account-dialog.tsx'
import { AccountTable } from './account-table.tsx'
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
  const manages = useMay('ledgers.manage')
  const [text, setText] = useState('')
  const { value: accounts, refusal, reload } = useQuery('ledgers.find', { text, limit: mostShown })
  const [shown, setShown] = useState<{ readonly account: string } | 'credit' | 'limit' | null>(null)
  const overdrawn = useQuery('ledgers.overdrawn', {})
  const below = overdrawn.value ?? []
  const open = (account: string): void => setShown({ account })
  const close = (): void => {
    setShown(null)
    reload()
    overdrawn.reload()
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
      {below.length === 0 ? null : (
        <div className={classes['twice']}>
          <Message kind="problem">
            {below.length === 1 ? 'A card or an account is' : `${below.length} cards and accounts are`} overdrawn: tills
            took the same money that did not know of one another. Open {below.length === 1 ? 'it' : 'one'} to see with
            which receipts.
          </Message>
          <Panel flush>
            <AccountTable label="Overdrawn" accounts={below} onOpen={open} />
          </Panel>
        </div>
      )}
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
          <AccountTable label="Gift cards and accounts" accounts={accounts ?? []} onOpen={open} />
        )}
      </Panel>
      {shown === 'credit' ? <CreditDialog onClose={close} /> : null}
      {shown === 'limit' ? <LimitDialog onClose={close} /> : null}
      {typeof shown === 'object' && shown !== null ? <AccountDialog account={shown.account} onClose={close} /> : null}
    </Page>
  )
}
