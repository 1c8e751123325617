import { PasswordInput, Select, Textarea, TextInput } from '@mantine/core'
import { useMemo } from 'react'
import { countries } from './countries.ts'
import { type ShopDraft, withCountry } from './shop-draft.ts'

export interface StepProps {
  readonly draft: ShopDraft
  readonly change: (part: Partial<ShopDraft>) => void
  /** Path of the contract's field to what is wrong with it. */
  readonly faults: Readonly<Record<string, string>>
}

export const ShopStep = ({ draft, change, faults }: StepProps) => {
  const options = useMemo(() => {
    const names = new Intl.DisplayNames('en', { type: 'region' })
    return countries
      .map(({ country }) => ({ value: country, label: names.of(country) ?? country }))
      .toSorted((one, other) => one.label.localeCompare(other.label))
  }, [])
  const choose = (country: string | null): void => {
    const defaults = countries.find((one) => one.country === country)
    if (defaults !== undefined) change(withCountry(draft, defaults))
  }
  return (
    <>
      <TextInput
        label="Name of the shop"
        description="Stands at the top of every receipt"
        value={draft.name}
        onChange={(event) => change({ name: event.currentTarget.value })}
        error={faults['name']}
      />
      <Textarea
        label="Address"
        description="Printed under the name, one line each; up to five"
        value={draft.address}
        onChange={(event) => change({ address: event.currentTarget.value })}
        error={faults['address']}
        rows={3}
      />
      <Select
        label="Country"
        description="Suggests currency and tax; you can change both in the next step"
        searchable
        data={options}
        value={draft.country}
        onChange={choose}
        nothingFoundMessage="Not in the list. Choose a similar one, and correct currency and tax in the next step."
      />
    </>
  )
}

export const RegisterStep = ({ draft, change, faults }: StepProps) => (
  <>
    <TextInput
      label="Name of this register"
      description="How your staff call it"
      value={draft.registerName}
      onChange={(event) => change({ registerName: event.currentTarget.value })}
      error={faults['register.name']}
    />
    <TextInput
      label="Prefix of its receipt numbers"
      description={`1 to 6 capital letters or digits. The first receipt will be ${draft.prefix || 'T1'}-000001.`}
      value={draft.prefix}
      onChange={(event) => change({ prefix: event.currentTarget.value.toUpperCase() })}
      error={faults['register.prefix']}
      maxLength={6}
    />
  </>
)

export const AdminStep = ({ draft, change, faults }: StepProps) => (
  <>
    <TextInput
      label="Your name"
      description="You are the first administrator; you add the others in Settings"
      value={draft.adminName}
      onChange={(event) => change({ adminName: event.currentTarget.value })}
      error={faults['admin.name']}
    />
    <PasswordInput
      label="PIN"
      description="4 to 8 digits. Keep it: nobody can read it out of Tillhouse again."
      inputMode="numeric"
      autoComplete="new-password"
      value={draft.pin}
      onChange={(event) => change({ pin: event.currentTarget.value })}
      error={faults['admin.pin']}
    />
    <PasswordInput
      label="PIN again"
      inputMode="numeric"
      autoComplete="new-password"
      value={draft.pinAgain}
      onChange={(event) => change({ pinAgain: event.currentTarget.value })}
      error={faults['pinAgain']}
    />
  </>
)
