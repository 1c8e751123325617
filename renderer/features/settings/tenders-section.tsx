import { Button, Group, NumberInput, Stack, Switch } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { useCommand } from '../../client/use-command.ts'
import { useTenders } from '../../stores/shop.ts'
import { Message } from '../../ui/message.tsx'
import { Panel } from '../../ui/panel.tsx'
import { RefusalMessage } from '../../ui/refusal-message.tsx'

const mostMonths = 120

/** What the shop takes beside cash and cards. */
export const TendersSection = () => {
  const { giftCards, storeCredit, onAccount, giftCardMonths } = useTenders()
  const save = useCommand('settings.setTenders')
  const [taken, setTaken] = useState({ giftCards, storeCredit, onAccount })
  const [months, setMonths] = useState<number | null>(giftCardMonths)
  const [saved, setSaved] = useState(false)
  const fault =
    months === null || !Number.isInteger(months) || months < 0 || months > mostMonths
      ? `Whole months, from 0 to ${mostMonths}.`
      : null
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault()
    if (months === null || fault !== null) return
    setSaved((await save.run({ ...taken, giftCardMonths: months })) !== null)
  }
  const choice = (name: keyof typeof taken, label: string, description: string) => (
    <Switch
      size="md"
      label={label}
      description={description}
      checked={taken[name]}
      onChange={(event) => {
        setTaken({ ...taken, [name]: event.currentTarget.checked })
        setSaved(false)
      }}
    />
  )
  return (
    <Panel title="Gift cards and credit">
      <form onSubmit={(event) => void submit(event)}>
        <Stack gap="md">
          {choice(
            'giftCards',
            'Gift cards',
            'They are sold at the register, untaxed, and pay for what is bought later.',
          )}
          <NumberInput
            label="A gift card ends after"
            description="Of cards that are sold from now on; 0 never. Look up what the law where you are allows."
            w={360}
            maw="100%"
            hideControls
            suffix=" months"
            value={months ?? ''}
            onChange={(value) => {
              setMonths(typeof value === 'number' ? value : null)
              setSaved(false)
            }}
            error={fault}
          />
          {choice(
            'storeCredit',
            'Store credit',
            'What the shop owes a customer, for goods that came back or out of goodwill.',
          )}
          {choice('onAccount', 'On account', 'Customers with a limit buy now and pay later, at the register.')}
          <RefusalMessage refusal={save.refusal} />
          {saved ? <Message kind="done">Saved.</Message> : null}
          <Group justify="flex-end">
            <Button type="submit" loading={save.busy}>
              Save
            </Button>
          </Group>
        </Stack>
      </form>
    </Panel>
  )
}
