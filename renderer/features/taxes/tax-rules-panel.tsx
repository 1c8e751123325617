import { Button, Group, Select, Stack } from '@mantine/core'
import { type FormEvent, useMemo, useState } from 'react'
import { taxGroupsOf } from '../../../shared/domain/pricing/tax-group.ts'
import { useCommand } from '../../client/use-command.ts'
import { useShop } from '../../stores/shop.ts'
import { Message } from '../../ui/message.tsx'
import { Panel } from '../../ui/panel.tsx'
import { RefusalMessage } from '../../ui/refusal-message.tsx'
import { Segments } from '../../ui/segments.tsx'
import { useTimeZone } from './use-time-zone.ts'

const included = [
  { value: 'with', label: 'Include tax' },
  { value: 'without', label: 'Without tax' },
] as const

/** How the shop charges its taxes, whatever they are. */
export const TaxRulesPanel = () => {
  const shop = useShop()
  const save = useCommand('taxes.setRules')
  const shopZone = useTimeZone()
  const groups = taxGroupsOf(shop).filter(({ retired }) => retired !== true)
  const [prices, setPrices] = useState<'with' | 'without'>(shop.pricesIncludeTax ? 'with' : 'without')
  const [timeZone, setTimeZone] = useState(shopZone)
  const [firstGroupId, setFirstGroupId] = useState(groups[0]?.id ?? '')
  const [shippingTax, setShippingTax] = useState(shop.shippingTax ?? firstGroupId)
  const [saved, setSaved] = useState(false)
  const zones = useMemo(() => [...new Set(['UTC', ...Intl.supportedValuesOf('timeZone'), shopZone])].sort(), [shopZone])
  const options = groups.map(({ id, name }) => ({ value: id, label: name }))
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault()
    const rules = { pricesIncludeTax: prices === 'with', timeZone, firstGroupId, shippingTax }
    setSaved((await save.run(rules)) !== null)
  }
  return (
    <Panel title="How they are charged">
      <form onSubmit={(event) => void submit(event)} onChange={() => setSaved(false)}>
        <Stack gap="md">
          <Segments label="Your prices" value={prices} options={included} onChange={setPrices} />
          <Group grow align="flex-start">
            <Select
              label="What names no group is in"
              data={options}
              value={firstGroupId}
              allowDeselect={false}
              onChange={(value) => setFirstGroupId(value ?? firstGroupId)}
            />
            <Select
              label="Shipping is taxed"
              data={[{ value: 'shares', label: 'As the goods are, each in its part' }, ...options]}
              value={shippingTax}
              allowDeselect={false}
              onChange={(value) => setShippingTax(value ?? shippingTax)}
            />
          </Group>
          <Select
            label="Time zone of the shop"
            description="A day begins at its midnight: the day of a new rate, of a price list, of a promotion."
            searchable
            limit={100}
            data={zones}
            value={timeZone}
            allowDeselect={false}
            onChange={(value) => setTimeZone(value ?? timeZone)}
          />
          <RefusalMessage refusal={save.refusal} />
          {saved ? <Message kind="done">Saved. Carts that are open stay as they began.</Message> : null}
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
