import { Button, Group, TextInput } from '@mantine/core'
import { IconSearch, IconUserPlus, IconUsers } from '@tabler/icons-react'
import { type KeyboardEvent, useState } from 'react'
import type { CustomerRecord } from '../../../shared/domain/customers/customer-record.ts'
import type { Customer } from '../../../shared/domain/orders/order.ts'
import { useMay } from '../../stores/session.ts'
import { Dialog } from '../../ui/dialog.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { KeyHint } from '../../ui/key-hint.tsx'
import { RefusalMessage } from '../../ui/refusal-message.tsx'
import { useChosenOption } from '../../ui/use-chosen-option.ts'
import { factsOf, tagsOf } from './customer-facts.ts'
import classes from './customer-picker.module.css'
import { useFindCustomers } from './use-find-customers.ts'

interface CustomerPickerProps {
  readonly current: Customer | null
  /** What was looked for before a new one was begun. */
  readonly sought?: string | undefined
  readonly onPick: (record: CustomerRecord | null) => void
  /** A customer is to be added; `begun` is what was looked for in vain. */
  readonly onNew: (begun: string) => void
  readonly onClose: () => void
}

const mostShown = 30

/** Whose cart it is: found as somebody types. */
export const CustomerPicker = ({ current, sought = '', onPick, onNew, onClose }: CustomerPickerProps) => {
  const [text, setText] = useState(sought)
  const mayAdd = useMay('customers.manage')
  const { customers, refusal } = useFindCustomers(text, mostShown)
  const found = customers ?? []
  const { chosen, setAt, onArrow } = useChosenOption(found)
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'Enter' && event.ctrlKey && mayAdd) onNew(text)
    else if (event.key === 'Enter' && chosen !== undefined) onPick(chosen)
    else if (!onArrow(event)) return
    event.preventDefault()
  }
  return (
    <Dialog opened onClose={onClose} title="Customer" size={680}>
      <TextInput
        data-autofocus
        size="lg"
        aria-label="Find a customer"
        placeholder="Name, phone, e-mail or card – or scan the card"
        autoComplete="off"
        leftSection={<IconSearch size={22} stroke={1.6} />}
        value={text}
        onChange={(event) => {
          setText(event.currentTarget.value)
          setAt(0)
        }}
        onKeyDown={onKeyDown}
      />
      <RefusalMessage refusal={refusal} />
      <div className={classes['found']} role="listbox" aria-label="Customers found">
        {found.map((record) => (
          <button
            key={record.id}
            type="button"
            role="option"
            tabIndex={-1}
            aria-selected={record === chosen}
            className={classes['customer']}
            onClick={() => onPick(record)}
          >
            <span className={classes['words']}>
              <strong>{record.name}</strong>
              <span className={classes['facts']}>{factsOf(record)}</span>
            </span>
            {tagsOf(record).map((tag) => (
              <span key={tag} className={classes['tag']}>
                {tag}
              </span>
            ))}
          </button>
        ))}
        {customers?.length === 0 ? (
          <EmptyState
            icon={<IconUsers size={40} stroke={1.4} />}
            title={text.trim() === '' ? 'No customers yet' : `Nobody is called “${text.trim()}”`}
          >
            Add the customer here, with a name and whatever else is known.
          </EmptyState>
        ) : null}
      </div>
      <Group justify="space-between" mt="lg">
        {current === null ? (
          <span />
        ) : (
          <Button variant="subtle" color="gray" onClick={() => onPick(null)}>
            Take {current.name} off
          </Button>
        )}
        {mayAdd ? (
          <Button
            variant="default"
            leftSection={<IconUserPlus size={20} stroke={1.6} />}
            rightSection={<KeyHint keys="Ctrl Enter" />}
            onClick={() => onNew(text)}
          >
            New customer
          </Button>
        ) : null}
      </Group>
    </Dialog>
  )
}
