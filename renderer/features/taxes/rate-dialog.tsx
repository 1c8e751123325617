import { ActionIcon, Button, Group, Stack, Switch, TextInput } from '@mantine/core'
import { IconPlus, IconTrash } from '@tabler/icons-react'
import { type FormEvent, useState } from 'react'
import { useCommand } from '../../client/use-command.ts'
import { useShop } from '../../stores/shop.ts'
import { DecimalInput } from '../../ui/decimal-input.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { DialogFoot } from '../../ui/dialog-foot.tsx'
import { MoneyInput } from '../../ui/money-input.tsx'
import { RefusalMessage } from '../../ui/refusal-message.tsx'
import { type RateDraft, rateFaults, rateOf } from './rate-draft.ts'
import classes from './taxes.module.css'

/** Digits after the point of a percentage: parts per million are ten-thousandths of a per cent. */
const percentDigits = 4
const fieldsOfRefusals = ['name', 'until']

const RateForm = ({ begun, onClose }: { readonly begun: RateDraft; readonly onClose: () => void }) => {
  const { currency, digits, locale } = useShop()
  const save = useCommand('taxes.saveRate')
  const [draft, setDraft] = useState(begun)
  const [tried, setTried] = useState(false)
  const faults = tried ? rateFaults(draft) : {}
  const change = (part: Partial<RateDraft>): void => {
    save.dismiss()
    setDraft((before) => ({ ...before, ...part }))
  }
  const changeLater = (key: string, part: { from?: string; ppm?: number | null }): void =>
    change({ later: draft.later.map((one) => (one.key === key ? { ...one, ...part } : one)) })
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault()
    if (Object.keys(rateFaults(draft)).length > 0) return setTried(true)
    if ((await save.run(rateOf(draft))) !== null) onClose()
  }
  const refused = (field: string) => (save.refusal?.field === field ? save.refusal.message : undefined)
  return (
    <form onSubmit={(event) => void submit(event)} noValidate>
      <Stack gap="md">
        <TextInput
          data-autofocus
          label="Name"
          description="As it stands on receipts; the percentage is added."
          maxLength={40}
          value={draft.name}
          onChange={(event) => change({ name: event.currentTarget.value })}
          error={faults['name'] ?? refused('name')}
        />
        <Group grow align="flex-start">
          <DecimalInput
            label="Per cent"
            digits={percentDigits}
            locale={locale}
            rightSection="%"
            value={draft.ppm}
            onChange={(ppm) => change({ ppm })}
            error={faults['ppm']}
          />
          <MoneyInput
            label="For each unit"
            {...{ currency, digits, locale }}
            value={draft.perUnit}
            onChange={(perUnit) => change({ perUnit })}
          />
        </Group>
        <Switch
          size="md"
          label="On top of the taxes before it"
          description="Compound: charged on the price and on the taxes that come before it in a group."
          checked={draft.compound}
          onChange={(event) => change({ compound: event.currentTarget.checked })}
        />
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
            error={faults['until'] ?? refused('until')}
          />
        </Group>
        <fieldset className={classes['later']}>
          <legend>Later percentages</legend>
          <p>Each holds from the midnight on which its day begins, by the shop’s time zone.</p>
          {draft.later.map((one, index) => (
            <div key={one.key} className={classes['laterRow']}>
              <TextInput
                type="date"
                aria-label={`Day of percentage ${index + 1}`}
                value={one.from}
                onChange={(event) => changeLater(one.key, { from: event.currentTarget.value })}
                error={faults[`later.${one.key}`]}
              />
              <DecimalInput
                aria-label={`Percentage ${index + 1}`}
                digits={percentDigits}
                locale={locale}
                rightSection="%"
                value={one.ppm}
                onChange={(ppm) => changeLater(one.key, { ppm })}
              />
              <ActionIcon
                aria-label={`Remove percentage ${index + 1}`}
                onClick={() => change({ later: draft.later.filter(({ key }) => key !== one.key) })}
              >
                <IconTrash size={20} stroke={1.6} />
              </ActionIcon>
            </div>
          ))}
          <Button
            variant="light"
            leftSection={<IconPlus size={18} />}
            onClick={() => change({ later: [...draft.later, { key: crypto.randomUUID(), from: '', ppm: null }] })}
          >
            Another percentage
          </Button>
        </fieldset>
        <RefusalMessage refusal={fieldsOfRefusals.includes(save.refusal?.field ?? '') ? null : save.refusal} />
        <DialogFoot onCancel={onClose} busy={save.busy} />
      </Stack>
    </form>
  )
}

interface RateDialogProps {
  /** Null: closed. */
  readonly rate: RateDraft | null
  readonly onClose: () => void
}

export const RateDialog = ({ rate, onClose }: RateDialogProps) => (
  <Dialog opened={rate !== null} onClose={onClose} title={rate?.name === '' ? 'New tax' : rate?.name} size={560}>
    {rate === null ? null : <RateForm begun={rate} onClose={onClose} />}
  </Dialog>
)
