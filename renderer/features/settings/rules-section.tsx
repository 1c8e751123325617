import { Button, Group, NumberInput, Stack, Switch } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { useCommand } from '../../client/use-command.ts'
import { useRules } from '../../stores/shop.ts'
import { Message } from '../../ui/message.tsx'
import { Panel } from '../../ui/panel.tsx'
import { RefusalMessage } from '../../ui/refusal-message.tsx'

const mostMinutes = 240

/** What holds at every register, whoever sells. */
export const RulesSection = () => {
  const rules = useRules()
  const save = useCommand('settings.setRules')
  const [minutes, setMinutes] = useState<number | null>(rules.lockAfterMinutes)
  const [voidsNeedReason, setVoidsNeedReason] = useState(rules.voidsNeedReason)
  const [saved, setSaved] = useState(false)
  const fault =
    minutes === null || !Number.isInteger(minutes) || minutes < 0 || minutes > mostMinutes
      ? `Whole minutes, from 0 to ${mostMinutes}.`
      : null
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault()
    if (minutes === null || fault !== null) return
    setSaved((await save.run({ lockAfterMinutes: minutes, voidsNeedReason })) !== null)
  }
  return (
    <Panel title="At the register">
      <form onSubmit={(event) => void submit(event)}>
        <Stack gap="md">
          <NumberInput
            label="Lock after so many minutes without a touch"
            description="The cart stays; the next PIN goes on with it. 0 never locks."
            w={360}
            maw="100%"
            hideControls
            suffix=" min"
            value={minutes ?? ''}
            onChange={(value) => {
              setMinutes(typeof value === 'number' ? value : null)
              setSaved(false)
            }}
            error={fault}
          />
          <Switch
            size="md"
            label="Ask why goods or a cart are voided"
            description="A line, less of it, or an addition that is undone. The reason is kept in the order’s history and in the journal."
            checked={voidsNeedReason}
            onChange={(event) => {
              setVoidsNeedReason(event.currentTarget.checked)
              setSaved(false)
            }}
          />
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
