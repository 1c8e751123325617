import { Button, Group, Modal, Select, Stack, Switch, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { useCommand } from '../../client/use-command.ts'
import { useQuery } from '../../client/use-query.ts'
import { useShop } from '../../stores/shop.ts'
import { DecimalInput } from '../../ui/decimal-input.tsx'
import { MoneyInput } from '../../ui/money-input.tsx'
import { RefusalMessage } from '../../ui/refusal-message.tsx'
import { Segments } from '../../ui/segments.tsx'
import { anyProduct, emptyDraft, faultsOf, type PromotionDraft, promotionOf, wholeOrder } from './promotion-draft.ts'
import { RewardFields } from './reward-fields.tsx'

const kinds = [
  { value: 'percent', label: 'Per cent' },
  { value: 'amount', label: 'Amount' },
  { value: 'buyGet', label: 'Buy, get' },
] as const

const PromotionForm = ({ onClose }: { readonly onClose: () => void }) => {
  const { currency, digits, locale } = useShop()
  const { value: categories } = useQuery('catalog.categories', {})
  const save = useCommand('promotions.save')
  const [id] = useState(() => crypto.randomUUID())
  const [draft, setDraft] = useState(emptyDraft)
  const [tried, setTried] = useState(false)
  const faults = tried ? faultsOf(draft) : {}
  const change = (part: Partial<PromotionDraft>): void => {
    save.dismiss()
    setDraft((before) => ({ ...before, ...part }))
  }
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault()
    if (Object.keys(faultsOf(draft)).length > 0) return setTried(true)
    if ((await save.run(promotionOf(draft, id))) !== null) onClose()
  }
  const whole = draft.kind === 'buyGet' ? [] : [{ value: wholeOrder, label: 'The whole order' }]
  const names = (categories ?? []).map((one) => one.name).filter((name) => name !== '')
  const goods = [
    ...whole,
    { value: anyProduct, label: 'Any product' },
    ...names.map((name) => ({ value: name, label: name })),
  ]
  return (
    <form onSubmit={(event) => void submit(event)} noValidate>
      <Stack gap="md">
        <TextInput
          data-autofocus
          label="Name"
          maxLength={60}
          value={draft.name}
          onChange={(event) => change({ name: event.currentTarget.value })}
          error={faults.name}
        />
        <Segments
          label="Kind of promotion"
          value={draft.kind}
          options={kinds}
          onChange={(kind) =>
            change({ kind, ...(kind === 'buyGet' && draft.on === wholeOrder ? { on: anyProduct } : {}) })
          }
        />
        <Group grow align="flex-start">
          <RewardFields draft={draft} change={change} faults={faults} />
          <Select
            label="Off what"
            data={goods}
            value={draft.on}
            allowDeselect={false}
            searchable={goods.length > 12}
            onChange={(on) => change({ on: on ?? draft.on })}
          />
        </Group>
        <Group grow align="flex-start">
          <TextInput
            label="Coupon"
            description="Empty: everybody gets it"
            maxLength={40}
            autoComplete="off"
            value={draft.code}
            onChange={(event) => change({ code: event.currentTarget.value.toUpperCase() })}
            error={save.refusal?.field === 'code' ? save.refusal.message : undefined}
          />
          <DecimalInput
            label="How many sales"
            description="Empty: any number"
            digits={0}
            locale={locale}
            value={draft.limit}
            onChange={(limit) => change({ limit })}
            error={faults.limit}
          />
          <MoneyInput
            label="From a total of"
            description="Empty: of any total"
            {...{ currency, digits, locale }}
            value={draft.minimum}
            onChange={(minimum) => change({ minimum })}
          />
        </Group>
        <Group grow align="flex-start">
          <TextInput
            type="date"
            label="First day"
            value={draft.from}
            onChange={(event) => change({ from: event.currentTarget.value })}
          />
          <TextInput
            type="date"
            label="Last day"
            value={draft.until}
            onChange={(event) => change({ until: event.currentTarget.value })}
            error={faults.until}
          />
        </Group>
        <Switch
          size="md"
          label="May be combined with other promotions"
          description="Otherwise it is alone on its goods, and the customer gets what costs least."
          checked={draft.combinable}
          onChange={(event) => change({ combinable: event.currentTarget.checked })}
        />
        <RefusalMessage refusal={save.refusal?.field === 'code' ? null : save.refusal} />
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            Cancel
          </Button>
          <Button type="submit" loading={save.busy}>
            Save
          </Button>
        </Group>
      </Stack>
    </form>
  )
}

export const PromotionDialog = ({ opened, onClose }: { readonly opened: boolean; readonly onClose: () => void }) => (
  <Modal opened={opened} onClose={onClose} title="New promotion" size={720}>
    {opened ? <PromotionForm onClose={onClose} /> : null}
  </Modal>
)
