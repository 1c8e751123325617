import { Group, Stack, TextInput } from '@mantine/core'
import { Panel } from '../../ui/panel.tsx'
import type { DraftFaults, DraftTexts } from './phone-order-draft.ts'

interface PhoneOrderCustomerProps {
  readonly texts: DraftTexts
  readonly faults: DraftFaults
  /** Whether there is anything to send. */
  readonly sends: boolean
  readonly onChange: (texts: DraftTexts) => void
}

/** Who calls, and where the goods go. */
export const PhoneOrderCustomer = ({ texts, faults, sends, onChange }: PhoneOrderCustomerProps) => {
  const field = (name: keyof DraftTexts, label: string, maxLength: number) => ({
    label,
    maxLength,
    autoComplete: 'off',
    value: texts[name],
    onChange: (event: { readonly currentTarget: { readonly value: string } }) =>
      onChange({ ...texts, [name]: event.currentTarget.value }),
    error: faults[name],
  })
  return (
    <Panel title="Customer">
      <Stack gap="md">
        <TextInput data-autofocus {...field('name', 'Name', 120)} />
        <Group grow align="flex-start">
          <TextInput type="tel" {...field('phone', 'Phone', 40)} />
          <TextInput type="email" {...field('email', 'E-mail', 254)} />
        </Group>
        {sends ? (
          <>
            <TextInput {...field('street', 'Street and number', 120)} />
            <Group grow align="flex-start">
              <TextInput {...field('postalCode', 'Postal code', 20)} />
              <TextInput {...field('city', 'City', 80)} />
              <TextInput {...field('country', 'Country', 2)} placeholder="IE" />
            </Group>
          </>
        ) : null}
      </Stack>
    </Panel>
  )
}
