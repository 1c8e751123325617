import { Button, Group, VisuallyHidden } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import { type TaxGroup, taxGroupsOf } from '../../../shared/domain/pricing/tax-group.ts'
import { useCommand } from '../../client/use-command.ts'
import { useFormat, useShop } from '../../stores/shop.ts'
import { Panel } from '../../ui/panel.tsx'
import { RefusalMessage } from '../../ui/refusal-message.tsx'
import { GroupDialog } from './group-dialog.tsx'
import { RateDialog } from './rate-dialog.tsx'
import { newRate, type RateDraft, rateDraft } from './rate-draft.ts'
import { TaxRulesPanel } from './tax-rules-panel.tsx'
import { chargeText, groupText, whenText } from './tax-words.ts'
import classes from './taxes.module.css'
import { useTimeZone } from './use-time-zone.ts'

const plus = <IconPlus size={20} stroke={1.6} />

const RatesPanel = () => {
  const shop = useShop()
  const format = useFormat()
  const timeZone = useTimeZone()
  const remove = useCommand('taxes.removeRate')
  const [editing, setEditing] = useState<RateDraft | null>(null)
  return (
    <Panel
      title="Taxes"
      flush
      actions={
        <Button variant="default" leftSection={plus} onClick={() => setEditing(newRate(crypto.randomUUID()))}>
          Add a tax
        </Button>
      }
    >
      <RefusalMessage refusal={remove.refusal} onDismiss={remove.dismiss} />
      <table className={classes['table']} aria-label="Taxes">
        <thead>
          <tr>
            <th>Tax</th>
            <th>Charges</th>
            <th>When</th>
            <th>
              <VisuallyHidden>Actions</VisuallyHidden>
            </th>
          </tr>
        </thead>
        <tbody>
          {shop.taxRates.map((rate) => (
            <tr key={rate.id}>
              <td>{rate.name}</td>
              <td>{chargeText(rate, format)}</td>
              <td className={classes['soft']}>{whenText(rate, { locale: shop.locale, timeZone }, format.rate)}</td>
              <td>
                <Group gap={8} justify="flex-end" wrap="nowrap">
                  <Button
                    variant="subtle"
                    color="gray"
                    size="sm"
                    aria-label={`Remove tax ${rate.name}`}
                    onClick={() => void remove.run({ id: rate.id })}
                  >
                    Remove
                  </Button>
                  <Button
                    variant="default"
                    size="sm"
                    aria-label={`Change tax ${rate.name}`}
                    onClick={() => setEditing(rateDraft(rate, timeZone))}
                  >
                    Change
                  </Button>
                </Group>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <RateDialog rate={editing} onClose={() => setEditing(null)} />
    </Panel>
  )
}

const GroupsPanel = () => {
  const shop = useShop()
  const format = useFormat()
  const [editing, setEditing] = useState<TaxGroup | null>(null)
  return (
    <Panel
      title="Tax groups"
      flush
      actions={
        <Button
          variant="default"
          leftSection={plus}
          onClick={() => setEditing({ id: crypto.randomUUID(), name: '', taxIds: [] })}
        >
          Add a group
        </Button>
      }
    >
      <table className={classes['table']} aria-label="Tax groups">
        <thead>
          <tr>
            <th>Group</th>
            <th>Charged with</th>
            <th>
              <VisuallyHidden>Actions</VisuallyHidden>
            </th>
          </tr>
        </thead>
        <tbody>
          {taxGroupsOf(shop).map((group, index) => (
            <tr key={group.id} data-off={group.retired || undefined}>
              <td>
                {group.name}
                {index === 0 ? <small>for what names no group</small> : null}
                {group.retired === true ? <small>no longer to be chosen</small> : null}
              </td>
              <td>{groupText(group, shop.taxRates, format)}</td>
              <td>
                <Button
                  variant="default"
                  size="sm"
                  aria-label={`Change group ${group.name}`}
                  onClick={() => setEditing(group)}
                >
                  Change
                </Button>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <GroupDialog group={editing} onClose={() => setEditing(null)} />
    </Panel>
  )
}

/** What is charged, what products are charged with, and how. */
export const TaxesSection = () => {
  const shop = useShop()
  return (
    <>
      <RatesPanel />
      <GroupsPanel />
      <TaxRulesPanel key={`${shop.timeZone} ${shop.shippingTax} ${shop.pricesIncludeTax}`} />
    </>
  )
}
