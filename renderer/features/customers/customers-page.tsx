import { Button, Group, VisuallyHidden } from '@mantine/core'
import { IconUserPlus, IconUsers } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import type { CustomerRecord } from '../../../shared/domain/customers/customer-record.ts'
import { useMay } from '../../stores/session.ts'
import { Dialog } from '../../ui/dialog.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Page } from '../../ui/page.tsx'
import { Panel } from '../../ui/panel.tsx'
import { RefusalMessage } from '../../ui/refusal-message.tsx'
import { SearchInput } from '../../ui/search-input.tsx'
import { CustomerForm } from './customer-form.tsx'
import classes from './customers-page.module.css'
import { useFindCustomers } from './use-find-customers.ts'

const mostShown = 100

/** Whom the shop knows. The list is as long as can be read: a letter more finds the rest. */
export const CustomersPage = () => {
  const [text, setText] = useState('')
  const [editing, setEditing] = useState<CustomerRecord | 'new' | null>(null)
  const manages = useMay('customers.manage')
  const seesLedgers = useMay('ledgers.read')
  const { customers, refusal, reload } = useFindCustomers(text, mostShown)
  const close = (): void => setEditing(null)
  return (
    <Page
      title="Customers"
      subtitle={customers !== undefined && customers.length === mostShown ? `The first ${mostShown}` : undefined}
      actions={
        <Group gap="sm">
          {seesLedgers ? (
            <Button component={Link} to="/customers/accounts" variant="default">
              Gift cards and accounts
            </Button>
          ) : null}
          {manages ? (
            <Button leftSection={<IconUserPlus size={20} stroke={1.6} />} onClick={() => setEditing('new')}>
              Add a customer
            </Button>
          ) : null}
        </Group>
      }
    >
      <SearchInput label="Find a customer" placeholder="Name, phone, e-mail or card" value={text} onChange={setText} />
      <RefusalMessage refusal={refusal} />
      <Panel flush>
        {customers?.length === 0 ? (
          <EmptyState
            icon={<IconUsers size={40} stroke={1.4} />}
            title={text.trim() === '' ? 'No customers yet' : `Nobody is called “${text.trim()}”`}
          >
            Customers are added here and at the counter.
          </EmptyState>
        ) : (
          <table className={classes['table']} aria-label="Customers">
            <thead>
              <tr>
                <th>Name</th>
                <th>Phone</th>
                <th>E-mail</th>
                <th>Card</th>
                <th>Group</th>
                <th>
                  <VisuallyHidden>Actions</VisuallyHidden>
                </th>
              </tr>
            </thead>
            <tbody>
              {(customers ?? []).map((record) => (
                <tr key={record.id}>
                  <td>
                    {record.name}
                    {record.note === '' ? null : <small className={classes['note']}>{record.note}</small>}
                  </td>
                  <td>{record.phone}</td>
                  <td>{record.email}</td>
                  <td>{record.card}</td>
                  <td>
                    {record.group}
                    {record.taxExempt ? <small className={classes['note']}>tax-exempt</small> : null}
                  </td>
                  <td className={classes['actions']}>
                    {manages ? (
                      <Button
                        variant="default"
                        size="sm"
                        aria-label={`Change ${record.name}`}
                        onClick={() => setEditing(record)}
                      >
                        Change
                      </Button>
                    ) : null}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </Panel>
      <Dialog
        opened={editing !== null}
        onClose={close}
        title={editing === 'new' || editing === null ? 'New customer' : editing.name}
        size={560}
      >
        {editing === null ? null : (
          <CustomerForm
            record={editing === 'new' ? null : editing}
            begun={text}
            onSaved={() => {
              close()
              reload()
            }}
            onClose={close}
          />
        )}
      </Dialog>
    </Page>
  )
}
