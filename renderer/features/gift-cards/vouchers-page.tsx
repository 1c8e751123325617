import { ActionIcon, Button } from '@mantine/core'
import { IconArrowLeft, IconTicket } from '@tabler/icons-react'
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
import classes from './gift-cards.module.css'
import { IssueVouchersDialog } from './issue-vouchers-dialog.tsx'
import { VoucherTable } from './voucher-table.tsx'

const mostShown = 100

const back = (
  <ActionIcon component={Link} to="/customers/accounts" aria-label="Back to gift cards and accounts">
    <IconArrowLeft size={24} stroke={1.6} />
  </ActionIcon>
)

/** Vouchers that the shop has issued: the newest, or by number; and first those that two tills took. */
export const VouchersPage = () => {
  const manages = useMay('ledgers.manage')
  const [text, setText] = useState('')
  const { value, refusal, reload } = useQuery('vouchers.find', { text, limit: mostShown })
  const [shown, setShown] = useState<{ readonly account: string } | 'issue' | null>(null)
  const { found, usedTwice = [] } = value ?? {}
  const open = (account: string): void => setShown({ account })
  const close = (): void => {
    setShown(null)
    reload()
  }
  return (
    <Page
      title="Vouchers"
      subtitle="Each has a value, is used once, and gives no change"
      back={back}
      actions={manages ? <Button onClick={() => setShown('issue')}>Issue vouchers</Button> : null}
    >
      {usedTwice.length === 0 ? null : (
        <div className={classes['twice']}>
          <Message kind="problem">
            {usedTwice.length === 1 ? 'A voucher was' : `${usedTwice.length} vouchers were`} taken by two tills that did
            not know of one another. Open {usedTwice.length === 1 ? 'it' : 'one'} to see with which receipts.
          </Message>
          <Panel flush>
            <VoucherTable label="Used twice" vouchers={usedTwice} onOpen={open} />
          </Panel>
        </div>
      )}
      <SearchInput label="Find a voucher" placeholder="Voucher’s number" value={text} onChange={setText} />
      <RefusalMessage refusal={refusal} />
      <Panel flush>
        {found?.length === 0 ? (
          <EmptyState
            icon={<IconTicket size={40} stroke={1.4} />}
            title={text.trim() === '' ? 'No voucher was issued yet' : `Nothing is found by “${text.trim()}”`}
          >
            Issue some, print them from the CSV file, and give them away or sell them; they pay at the register.
          </EmptyState>
        ) : (
          <VoucherTable label="Vouchers" vouchers={found ?? []} onOpen={open} />
        )}
      </Panel>
      {shown === 'issue' ? <IssueVouchersDialog onClose={close} /> : null}
      {typeof shown === 'object' && shown !== null ? <AccountDialog account={shown.account} onClose={close} /> : null}
    </Page>
  )
}
