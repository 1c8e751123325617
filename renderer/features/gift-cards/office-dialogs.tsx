import { Stack, TextInput } from '@mantine/core'
import { type FormEvent, type ReactNode, useState } from 'react'
import type { CustomerRecord } from '../../../shared/domain/customers/customer-record.ts'
import type { Refusal } from '../../../shared/domain/refusal.ts'
import { useCommand } from '../../client/use-command.ts'
import { useShop } from '../../stores/shop.ts'
import { Dialog } from '../../ui/dialog.tsx'
import { DialogFoot } from '../../ui/dialog-foot.tsx'
import { MoneyInput } from '../../ui/money-input.tsx'
import { RefusalMessage } from '../../ui/refusal-message.tsx'
import { CustomerPicker } from '../customers/customer-picker.tsx'
import { NewCustomerDialog } from '../customers/new-customer-dialog.tsx'

interface OfficeFormProps {
  readonly title: string
  readonly label: string
  readonly save: string
  readonly least: number
  readonly busy: boolean
  readonly refusal: Refusal | null
  /** Fields beside the amount, and why they are not filled in right; null where they are. */
  readonly children?: ReactNode
  readonly isReady: boolean
  readonly onSave: (customerId: string, amount: number) => void
  readonly onClose: () => void
}

/** An amount for a customer who is chosen first. */
const OfficeForm = (props: OfficeFormProps) => {
  const { currency, digits, locale } = useShop()
  const [customer, setCustomer] = useState<CustomerRecord | null>(null)
  const [sought, setSought] = useState('')
  const [adding, setAdding] = useState(false)
  const [amount, setAmount] = useState<number | null>(null)
  const [tried, setTried] = useState(false)
  if (customer === null && adding)
    return <NewCustomerDialog begun={sought} onSaved={setCustomer} onClose={() => setAdding(false)} />
  if (customer === null)
    return (
      <CustomerPicker
        current={null}
        sought={sought}
        onClose={props.onClose}
        onPick={(record) => (record === null ? props.onClose() : setCustomer(record))}
        onNew={(begun) => {
          setSought(begun)
          setAdding(true)
        }}
      />
    )
  const missing = amount === null || amount < props.least
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    setTried(true)
    if (!missing && props.isReady) props.onSave(customer.id, amount)
  }
  return (
    <Dialog opened onClose={props.onClose} title={`${props.title} ${customer.name}`} size={460}>
      <form onSubmit={submit}>
        <Stack gap="md">
          <MoneyInput
            label={props.label}
            size="lg"
            data-autofocus
            currency={currency}
            digits={digits}
            locale={locale}
            value={amount}
            error={tried && missing ? 'Enter an amount.' : undefined}
            onChange={setAmount}
          />
          {props.children}
          <RefusalMessage refusal={props.refusal} />
          <DialogFoot onCancel={props.onClose} busy={props.busy} label={props.save} />
        </Stack>
      </form>
    </Dialog>
  )
}

/** Gives a customer something to spend, with the reason. */
export const CreditDialog = ({ onClose }: { readonly onClose: () => void }) => {
  const grant = useCommand('ledgers.grant')
  const [entryId] = useState(() => crypto.randomUUID())
  const [reason, setReason] = useState('')
  const missing = reason.trim() === ''
  const save = async (customerId: string, amount: number): Promise<void> => {
    if ((await grant.run({ entryId, customerId, amount, reason: reason.trim() })) !== null) onClose()
  }
  return (
    <OfficeForm
      title="Store credit for"
      label="How much"
      save="Give it"
      least={1}
      busy={grant.busy}
      refusal={grant.refusal}
      isReady={!missing}
      onSave={(customerId, amount) => void save(customerId, amount)}
      onClose={onClose}
    >
      <TextInput
        label="Why"
        description="It stands in the history and in the journal."
        maxLength={200}
        required
        withAsterisk={false}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
    </OfficeForm>
  )
}

/** How much a customer may owe. */
export const LimitDialog = ({ onClose }: { readonly onClose: () => void }) => {
  const setLimit = useCommand('ledgers.setLimit')
  const [entryId] = useState(() => crypto.randomUUID())
  const save = async (customerId: string, limit: number): Promise<void> => {
    if ((await setLimit.run({ entryId, customerId, limit })) !== null) onClose()
  }
  return (
    <OfficeForm
      title="Account of"
      label="How much may be owed at most"
      save="Set the limit"
      least={0}
      busy={setLimit.busy}
      refusal={setLimit.refusal}
      isReady
      onSave={(customerId, limit) => void save(customerId, limit)}
      onClose={onClose}
    />
  )
}
