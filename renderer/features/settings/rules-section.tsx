import { Button, Group, NumberInput, Stack, Switch } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { layawayRules } from '../../../shared/domain/settings/register-rules.ts'
import { useCommand } from '../../client/use-command.ts'
import { useRules } from '../../stores/shop.ts'
import { Message } from '../../ui/message.tsx'
import { Panel } from '../../ui/panel.tsx'
import { RefusalMessage } from '../../ui/refusal-message.tsx'

const mostMinutes = 240
const mostDays = 366
const ppmInPercent = 10_000

/** What holds at every register, whoever sells. */
export const RulesSection = () => {
  const rules = useRules()
  const save = useCommand('settings.setRules')
  const [minutes, setMinutes] = useState<number | null>(rules.lockAfterMinutes)
  const [voidsNeedReason, setVoidsNeedReason] = useState(rules.voidsNeedReason)
  const layaways = layawayRules(rules)
  const [percent, setPercent] = useState<number | null>(layaways.leastPpm / ppmInPercent)
  const [days, setDays] = useState<number | null>(layaways.days)
  const [saved, setSaved] = useState(false)
  const fault =
    minutes === null || !Number.isInteger(minutes) || minutes < 0 || minutes > mostMinutes
      ? `Whole minutes, from 0 to ${mostMinutes}.`
      : null
  const percentFault = percent === null || percent < 0 || percent > 100 ? 'A percentage, from 0 to 100.' : null
  const daysFault =
    days === null || !Number.isInteger(days) || days < 1 || days > mostDays
      ? `Whole days, from 1 to ${mostDays}.`
      : null
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault()
    if (minutes === null || percent === null || days === null) return
    if (fault !== null || percentFault !== null || daysFault !== null) return
    const layawayLeastPpm = Math.round(percent * ppmInPercent)
    const wanted = { lockAfterMinutes: minutes, voidsNeedReason, layawayLeastPpm, layawayDays: days }
    setSaved((await save.run(wanted)) !== null)
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
          <Group gap="md" align="flex-start">
            <NumberInput
              label="Set aside: first instalment at least"
              description="Of what the goods cost; 0 asks for none."
              w={360}
              maw="100%"
              hideControls
              suffix=" %"
              decimalScale={2}
              value={percent ?? ''}
              onChange={(value) => {
                setPercent(typeof value === 'number' ? value : null)
                setSaved(false)
              }}
              error={percentFault}
            />
            <NumberInput
              label="Set aside: held for"
              description="Unless another day is chosen."
              w={240}
              maw="100%"
              hideControls
              suffix=" days"
              value={days ?? ''}
              onChange={(value) => {
                setDays(typeof value === 'number' ? value : null)
                setSaved(false)
              }}
              error={daysFault}
            />
          </Group>
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
