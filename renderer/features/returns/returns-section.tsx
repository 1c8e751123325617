import { Button, Group, NumberInput, Radio, Stack, Textarea } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import type { ReturnRules } from '../../../shared/domain/settings/return-rules.ts'
import { useCommand } from '../../client/use-command.ts'
import { useLive } from '../../client/use-live.ts'
import { useShop } from '../../stores/shop.ts'
import { Message } from '../../ui/message.tsx'
import { MoneyInput } from '../../ui/money-input.tsx'
import { Panel } from '../../ui/panel.tsx'
import { RefusalMessage } from '../../ui/refusal-message.tsx'
import { reasonsIn, returnFaults } from './rules-draft.ts'

/** In the settings: how the shop takes goods back. */
export const ReturnsSection = () => {
  const { value, refusal } = useLive('returns.rules', {})
  if (value === undefined) return <RefusalMessage refusal={refusal} />
  return <RulesForm rules={value} />
}

const RulesForm = ({ rules }: { readonly rules: ReturnRules }) => {
  const { currency, digits, locale } = useShop()
  const save = useCommand('returns.setRules')
  const [days, setDays] = useState<string | number>(rules.windowDays)
  const [reasons, setReasons] = useState(rules.reasons.join('\n'))
  const [withoutReceipt, setWithoutReceipt] = useState(rules.withoutReceipt)
  const [mostCash, setMostCash] = useState<number | null>(rules.mostCash)
  const [saved, setSaved] = useState(false)
  const faults = returnFaults({ days, reasons, mostCash })
  const changed =
    <Value,>(set: (value: Value) => void) =>
    (value: Value): void => {
      set(value)
      setSaved(false)
    }
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault()
    if (typeof days !== 'number' || mostCash === null || Object.values(faults).some((one) => one !== null)) return
    const wanted = { windowDays: days, reasons: reasonsIn(reasons), withoutReceipt, mostCash }
    setSaved((await save.run(wanted)) !== null)
  }
  const ofReasons = save.refusal?.field === 'reasons' ? save.refusal.message : null
  return (
    <Panel title="Goods that come back">
      <form onSubmit={(event) => void submit(event)}>
        <Stack gap="md">
          <NumberInput
            label="Taken back for so many days"
            description="Later, somebody who may approves it. 0 is without an end."
            w={360}
            maw="100%"
            hideControls
            suffix=" days"
            value={days}
            onChange={changed(setDays)}
            error={faults.days}
          />
          <Textarea
            label="Reasons to choose from"
            description="One on each line."
            w={360}
            maw="100%"
            autosize
            minRows={4}
            value={reasons}
            onChange={(event) => changed(setReasons)(event.currentTarget.value)}
            error={faults.reasons ?? ofReasons}
          />
          <Radio.Group
            label="Goods without a receipt are worth at most"
            value={withoutReceipt}
            onChange={(value) => changed(setWithoutReceipt)(value === 'entered' ? 'entered' : 'lowest')}
          >
            <Stack gap="xs" mt="xs">
              <Radio
                value="lowest"
                label="the least that they cost today"
                description="in the catalog or a price list"
              />
              <Radio value="entered" label="what they cost today" />
            </Stack>
          </Radio.Group>
          <MoneyInput
            label="Of it in cash, at most"
            description="For one order. The rest is store credit, or pays for other goods."
            w={360}
            maw="100%"
            currency={currency}
            digits={digits}
            locale={locale}
            value={mostCash}
            onChange={changed(setMostCash)}
            error={faults.mostCash}
          />
          {ofReasons === null ? <RefusalMessage refusal={save.refusal} /> : null}
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
