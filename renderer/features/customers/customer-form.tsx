import { Button, Checkbox, Group, SimpleGrid, Stack, Textarea, TextInput } from '@mantine/core'
import { type FormEvent, useEffect, useState } from 'react'
import type { CustomerRecord } from '../../../shared/domain/customers/customer-record.ts'
import { isRefusal, type Refusal } from '../../../shared/domain/refusal.ts'
import { callUntilAnswered } from '../../client/call-until-answered.ts'
import { RefusalMessage } from '../../ui/refusal-message.tsx'

type Texts = Pick<CustomerRecord, 'name' | 'email' | 'phone' | 'card' | 'group' | 'note'> & {
  readonly taxReference: string
}

interface CustomerFormProps {
  /** Null: a new one. */
  readonly record: CustomerRecord | null
  /** What was looked for in vain: a name, unless it looks like a phone number or an address. */
  readonly begun?: string
  /** The number of a customer card that was scanned meanwhile. */
  readonly scanned?: string
  readonly onSaved: (record: CustomerRecord) => void
  readonly onClose: () => void
}

const blank: Texts = { name: '', email: '', phone: '', card: '', group: '', note: '', taxReference: '' }

const beginOf = (text: string): Texts => {
  if (text.includes('@')) return { ...blank, email: text }
  return /\d{3}/.test(text) ? { ...blank, phone: text } : { ...blank, name: text }
}

/** Who a customer is. Faults stand beside their field, in the order manager's words. */
export const CustomerForm = ({ record, begun = '', scanned = '', onSaved, onClose }: CustomerFormProps) => {
  const [id] = useState(() => record?.id ?? crypto.randomUUID())
  const [texts, setTexts] = useState<Texts>(
    record === null ? beginOf(begun.trim()) : { ...record, taxReference: record.taxReference ?? '' },
  )
  const [taxExempt, setTaxExempt] = useState(record?.taxExempt ?? false)
  const [busy, setBusy] = useState(false)
  const [refusal, setRefusal] = useState<Refusal | null>(null)
  useEffect(() => {
    if (scanned !== '') setTexts((before) => ({ ...before, card: scanned }))
  }, [scanned])
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault()
    // A React portal's events bubble on to the form that it was opened from.
    event.stopPropagation()
    const { name, email, phone, card, group, note, taxReference } = texts
    const fields = { id, name, email: email.trim(), phone, card, group, note, taxExempt, taxReference }
    setBusy(true)
    const answer = await callUntilAnswered(record === null ? 'customers.add' : 'customers.change', fields)
    setBusy(false)
    if (isRefusal(answer)) setRefusal(answer)
    else onSaved(answer)
  }
  const field = (name: keyof Texts, label: string, maxLength: number) => ({
    label,
    maxLength,
    autoComplete: 'off',
    value: texts[name],
    onChange: (event: { readonly currentTarget: { readonly value: string } }) => {
      const { value } = event.currentTarget
      setTexts((before) => ({ ...before, [name]: value }))
      setRefusal((before) => (before?.field === name ? null : before))
    },
    error: refusal?.field === name ? refusal.message : null,
  })
  return (
    <form onSubmit={(event) => void submit(event)} noValidate>
      <Stack gap="md">
        <TextInput data-autofocus {...field('name', 'Name', 120)} />
        <SimpleGrid cols={2}>
          <TextInput type="tel" {...field('phone', 'Phone', 40)} />
          <TextInput type="email" {...field('email', 'E-mail', 254)} />
          <TextInput {...field('card', 'Customer card', 60)} />
          <TextInput {...field('group', 'Customer group', 40)} />
        </SimpleGrid>
        <Checkbox
          size="md"
          label="Tax-exempt"
          checked={taxExempt}
          onChange={(event) => setTaxExempt(event.currentTarget.checked)}
        />
        {taxExempt ? (
          <TextInput description="Stands on the receipt." {...field('taxReference', 'Number of the certificate', 60)} />
        ) : null}
        <Textarea rows={2} {...field('note', 'Note, for staff alone', 500)} />
        {refusal !== null && refusal.field !== undefined && refusal.field in blank ? null : (
          <RefusalMessage refusal={refusal} />
        )}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            Back
          </Button>
          <Button type="submit" loading={busy}>
            {record === null ? 'Add customer' : 'Save'}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
