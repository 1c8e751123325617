import { PasswordInput, TextInput } from '@mantine/core'
import type { GatewayField } from '../../../shared/domain/settings/gateway.ts'

interface GatewayFieldInputProps {
  readonly field: GatewayField
  /** Whether a secret is stored already. */
  readonly isKept: boolean
  readonly value: string
  readonly error: string | null
  readonly onChange: (value: string) => void
}

/** One thing that a kind of gateway must know. */
export const GatewayFieldInput = ({ field, isKept, value, error, onChange }: GatewayFieldInputProps) => {
  const label = field.optional === true ? `${field.label} (optional)` : field.label
  if (field.kind === 'secret')
    return (
      <PasswordInput
        label={label}
        placeholder={isKept ? 'Stored. Leave empty to keep it.' : ''}
        maxLength={400}
        autoComplete="new-password"
        value={value}
        onChange={(event) => onChange(event.currentTarget.value)}
        error={error}
      />
    )
  return (
    <TextInput
      label={label}
      placeholder={field.example ?? ''}
      maxLength={400}
      inputMode={field.kind === 'address' ? 'url' : field.kind === 'number' ? 'numeric' : 'text'}
      spellCheck={false}
      autoComplete="off"
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
      error={error}
    />
  )
}
