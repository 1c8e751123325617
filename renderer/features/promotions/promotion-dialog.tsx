import { Group, Select, Stack, Switch, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import type { PromotionSetting } from '../../../shared/domain/settings/settings.ts'
import { useCommand } from '../../client/use-command.ts'
import { useShop } from '../../stores/shop.ts'
import { DecimalInput } from '../../ui/decimal-input.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { DialogFoot } from '../../ui/dialog-foot.tsx'
import { MoneyInput } from '../../ui/money-input.tsx'
import { RefusalMessage } from '../../ui/refusal-message.tsx'
import { useTimeZone } from '../taxes/use-time-zone.ts'
import { draftOf, emptyDraft, faultsOf, type PromotionDraft, promotionOf } from './promotion-draft.ts'
import { RewardFields } from './reward-fields.tsx'

const kinds = [
  { value: 'orderPercent', label: 'Per cent off the whole order' },
  { value: 'orderAmount', label: 'An amount off the whole order' },
  { value: 'percent', label: 'Per cent off goods' },
  { value: 'amount', label: 'An amount off each of goods' },
  { value: 'buyGet', label: 'Buy so many, get so many' },
  { value: 'bundle', label: 'A bundle at one price' },
] as const satisfies readonly { value: PromotionDraft['kind']; label: string }[]

interface PromotionFormProps {
  readonly id: string
  readonly begun: PromotionDraft
  readonly onClose: () => void
}

const PromotionForm = ({ id, begun, onClose }: PromotionFormProps) => {
  const { currency, digits, locale } = useShop()
  const timeZone = useTimeZone()
  const save = useCommand('promotions.save')
  const [draft, setDraft] = useState(begun)
  const [tried, setTried] = useState(false)
  const faults = tried ? faultsOf(draft) : {}
  const change = (part: Partial<PromotionDraft>): void => {
    save.dismiss()
    setDraft((before) => ({ ...before, ...part }))
  }
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault()
    if (Object.keys(faultsOf(draft)).length > 0) return setTried(true)
    if ((await save.run(promotionOf(draft, id, timeZone))) !== null) onClose()
  }
  return (
    <form onSubmit={(event) => void submit(event)} noValidate>
      <Stack gap="md">
        <Group grow align="flex-start">
          <TextInput
            data-autofocus
            label="Name"
            maxLength={60}
            value={draft.name}
            onChange={(event) => change({ name: event.currentTarget.value })}
            error={faults.name}
          />
          <Select
            label="Kind of promotion"
            data={kinds}
            value={draft.kind}
            allowDeselect={false}
            onChange={(kind) => change({ kind: kind ?? draft.kind, ...(kind === 'buyGet' ? { ppm: 1_000_000 } : {}) })}
          />
        </Group>
        <RewardFields draft={draft} change={change} faults={faults} />
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
            label="Customer group"
            description="Empty: everybody"
            maxLength={60}
            autoComplete="off"
            value={draft.customerGroup}
            onChange={(event) => change({ customerGroup: event.currentTarget.value })}
          />
          <TextInput
            type="date"
            label="First day"
            description="Empty: at once"
            value={draft.from}
            onChange={(event) => change({ from: event.currentTarget.value })}
          />
          <TextInput
            type="date"
            label="Last day"
            description="Empty: until it is ended"
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
        <DialogFoot onCancel={onClose} busy={save.busy} />
      </Stack>
    </form>
  )
}

interface PromotionDialogProps {
  /** Null: closed. The id is there before the promotion, so that a repeated request makes one. */
  readonly editing: { readonly id: string; readonly promotion: PromotionSetting | null } | null
  readonly onClose: () => void
}

export const PromotionDialog = ({ editing, onClose }: PromotionDialogProps) => {
  const timeZone = useTimeZone()
  const promotion = editing?.promotion ?? null
  return (
    <Dialog opened={editing !== null} onClose={onClose} title={promotion?.name ?? 'New promotion'} size={760}>
      {editing === null ? null : (
        <PromotionForm
          id={editing.id}
          begun={promotion === null ? emptyDraft : draftOf(promotion, timeZone)}
          onClose={onClose}
        />
      )}
    </Dialog>
  )
}
