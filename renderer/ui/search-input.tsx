import { TextInput } from '@mantine/core'
import { IconSearch } from '@tabler/icons-react'

interface SearchInputProps {
  readonly label: string
  readonly placeholder: string
  readonly value: string
  readonly onChange: (text: string) => void
}

/** Above a list: what it is searched for. */
export const SearchInput = ({ label, placeholder, value, onChange }: SearchInputProps) => (
  <TextInput
    maw={480}
    mb="md"
    aria-label={label}
    placeholder={placeholder}
    autoComplete="off"
    leftSection={<IconSearch size={20} stroke={1.6} />}
    value={value}
    onChange={(event) => onChange(event.currentTarget.value)}
  />
)
