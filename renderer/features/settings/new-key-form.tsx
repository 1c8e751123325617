import { Button, Checkbox, Group, NumberInput, Stack, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { type Scope, scopes, usualPerMinute } from '../../../shared/domain/settings/web-shop.ts'
import { useCommand } from '../../client/use-command.ts'
import { RefusalMessage } from '../../ui/refusal-message.tsx'
import { scopeWords } from './scope-words.ts'
import classes from './settings.module.css'

interface NewKeyFormProps {
  readonly webShopId: string
  readonly onMade: (apiKey: string) => void
}

/** Makes another key, with no more rights than it needs. */
export const NewKeyForm = ({ webShopId, onMade }: NewKeyFormProps) => {
  const make = useCommand('settings.makeKey')
  const [id] = useState(() => crypto.randomUUID())
  const [name, setName] = useState('')
  const [chosen, setChosen] = useState<readonly Scope[]>(['catalog.read', 'orders.read', 'orders.write'])
  const [perMinute, setPerMinute] = useState<number | string>(usualPerMinute)
  const [tried, setTried] = useState(false)
  const valid = name.trim() !== '' && chosen.length > 0 && typeof perMinute === 'number'
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault()
    if (!valid) return setTried(true)
    const made = await make.run({ webShopId, id, name, scopes: [...chosen], perMinute })
    if (made !== null) onMade(made.apiKey)
  }
  return (
    <form onSubmit={(event) => void submit(event)} aria-label="Make another key">
      <h3 className={classes['heading']}>Make another key</h3>
      <Stack gap="sm">
        <Group gap="md" align="start" grow>
          <TextInput
            label="What it is for"
            placeholder="The warehouse’s own system"
            maxLength={60}
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
            error={tried && name.trim() === '' ? 'Fill this in.' : null}
          />
          <NumberInput
            label="Requests a minute"
            min={1}
            max={1_000_000}
            clampBehavior="strict"
            allowDecimal={false}
            value={perMinute}
            onChange={setPerMinute}
            error={tried && typeof perMinute !== 'number' ? 'Enter a number.' : null}
          />
        </Group>
        <Checkbox.Group
          label="What it may do"
          value={[...chosen]}
          onChange={(values) => setChosen(scopes.filter((scope) => values.includes(scope)))}
          error={tried && chosen.length === 0 ? 'Choose at least one.' : null}
        >
          <Stack gap="xs" mt="xs">
            {scopes.map((scope) => (
              <Checkbox key={scope} value={scope} label={scopeWords[scope]} />
            ))}
          </Stack>
        </Checkbox.Group>
        <RefusalMessage refusal={make.refusal} />
        <Group>
          <Button type="submit" variant="default" loading={make.busy}>
            Make key
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
