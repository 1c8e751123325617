import { Button, Group, NumberInput, Stack, Switch, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { useCommand } from '../../client/use-command.ts'
import { useFormat, useShop, useTenders } from '../../stores/shop.ts'
import { decimalFieldText, decimalPointOf, parseDecimal } from '../../ui/decimal.ts'
import { Message } from '../../ui/message.tsx'
import { MoneyInput } from '../../ui/money-input.tsx'
import { Panel } from '../../ui/panel.tsx'
import { RefusalMessage } from '../../ui/refusal-message.tsx'
import { type Alone, AloneFields, aloneIn } from './alone-fields.tsx'

const mostMonths = 120
const mostPresets = 4
/** Of a percentage that is typed: parts per million are its ten-thousandths. */
const percentDigits = 4

const presetsText = (ppm: readonly number[], locale: string): string =>
  ppm.map((one) => decimalFieldText(one, percentDigits, decimalPointOf(locale), 0)).join('; ')

/** Parts per million; null where it is no such list. */
const presetsIn = (text: string): number[] | null => {
  const parts = text.split(';').map((part) => part.replace('%', '').trim())
  const ppm = parts.filter((part) => part !== '').map((part) => parseDecimal(part, percentDigits))
  const chosen = ppm.flatMap((one) => (one === null || one < 100 || one > 1_000_000 ? [] : [one]))
  return chosen.length === ppm.length && chosen.length <= mostPresets ? chosen : null
}

/** What the shop takes beside cash and cards, and beside what is due. */
export const TendersSection = () => {
  const {
    giftCards,
    storeCredit,
    onAccount,
    giftCardMonths,
    points,
    pointsPer,
    vouchers,
    voucherRest,
    tips,
    tipPresets,
    creditAlone,
    usesAlone,
  } = useTenders()
  const { currency, digits, locale } = useShop()
  const save = useCommand('settings.setTenders')
  const [taken, setTaken] = useState({ giftCards, vouchers, storeCredit, onAccount, points, tips })
  const [months, setMonths] = useState<number | null>(giftCardMonths)
  const [rest, setRest] = useState(voucherRest)
  const [per, setPer] = useState<number | null>(pointsPer)
  const noPoint = per === null || per < 1
  const [presets, setPresets] = useState(() => presetsText(tipPresets, locale))
  const chosen = presetsIn(presets)
  const [alone, setAlone] = useState<Alone>({
    limited: creditAlone !== null || usesAlone !== null,
    credit: creditAlone,
    uses: usesAlone,
  })
  const limits = aloneIn(alone)
  const [saved, setSaved] = useState(false)
  const fault =
    months === null || !Number.isInteger(months) || months < 0 || months > mostMonths
      ? `Whole months, from 0 to ${mostMonths}.`
      : null
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault()
    if (months === null || fault !== null || chosen === null || per === null || noPoint || limits === null) return
    const wanted = {
      ...taken,
      ...limits,
      giftCardMonths: months,
      voucherRest: rest,
      pointsPer: per,
      tipPresets: chosen,
    }
    setSaved((await save.run(wanted)) !== null)
  }
  const formatPoint = useFormat().money(1)
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
    <Panel title="Gift cards, vouchers, credit, points and tips">
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
            'vouchers',
            'Vouchers',
            'Numbered vouchers that the back office has issued, under Customers. Each is used once; no change is given.',
          )}
          <Switch
            size="md"
            label="A voucher may be worth more than what is due"
            description="The rest is lost, which the register says before. Switched off, such a voucher is not taken."
            disabled={!taken.vouchers}
            checked={rest === 'forfeited'}
            onChange={(event) => {
              setRest(event.currentTarget.checked ? 'forfeited' : 'refused')
              setSaved(false)
            }}
          />
          {choice(
            'storeCredit',
            'Store credit',
            'What the shop owes a customer, for goods that came back or out of goodwill.',
          )}
          {choice('onAccount', 'On account', 'Customers with a limit buy now and pay later, at the register.')}
          {choice(
            'points',
            'Points',
            `Customers of the shop’s list earn them with what they buy, and pay with them: each is worth ${formatPoint}.`,
          )}
          <MoneyInput
            label="One point for every"
            description="Of what is paid, but not for gift cards and not of what points pay"
            w={360}
            maw="100%"
            {...{ currency, digits, locale }}
            value={per}
            onChange={(value) => {
              setPer(value)
              setSaved(false)
            }}
            error={noPoint ? 'An amount of more than nothing.' : undefined}
          />
          {choice(
            'tips',
            'Tips',
            'The register asks for them with cash and cards. They are no turnover, are not taxed, and stand on the reports by who took them.',
          )}
          <TextInput
            label="Tips to choose from"
            description="Per cent of what is paid, up to four, with a semicolon between them"
            w={360}
            maw="100%"
            value={presets}
            onChange={(event) => {
              setPresets(event.currentTarget.value)
              setSaved(false)
            }}
            error={chosen === null ? 'Up to four numbers from 0.01 to 100: 5; 10; 12.5' : null}
          />
          <AloneFields
            value={alone}
            onChange={(value) => {
              setAlone(value)
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
