import { ActionIcon, Button, Group, Switch } from '@mantine/core'
import { IconPlus, IconTrash } from '@tabler/icons-react'
import { useShop } from '../../stores/shop.ts'
import { DecimalInput } from '../../ui/decimal-input.tsx'
import { MoneyInput } from '../../ui/money-input.tsx'
import { GoodsField } from './goods-field.tsx'
import { type faultsOf, newPart, type PartDraft, type PromotionDraft } from './promotion-draft.ts'
import classes from './promotion-form.module.css'

interface RewardFieldsProps {
  readonly draft: PromotionDraft
  readonly change: (part: Partial<PromotionDraft>) => void
  readonly faults: ReturnType<typeof faultsOf>
}

const mostParts = 10

/** What it gives: by the kind of promotion. */
export const RewardFields = (props: RewardFieldsProps) => {
  const { draft, change, faults } = props
  switch (draft.kind) {
    case 'orderPercent':
      return <Percent {...props} label="Per cent off" />
    case 'orderAmount':
      return <Amount {...props} label="Amount off" />
    case 'percent':
    case 'amount':
      return (
        <Group grow align="flex-start">
          {draft.kind === 'percent' ? (
            <Percent {...props} label="Per cent off" />
          ) : (
            <Amount {...props} label="Off each one" />
          )}
          <GoodsField label="Off what" value={draft.on} onChange={(on) => change({ on })} error={faults.on} />
        </Group>
      )
    case 'buyGet':
      return <BuyGet {...props} />
    case 'bundle':
      return <Bundle {...props} />
  }
}

type LabelledProps = RewardFieldsProps & { readonly label: string }

const Percent = ({ draft, change, faults, label }: LabelledProps) => (
  <DecimalInput
    label={label}
    digits={4}
    locale={useShop().locale}
    rightSection="%"
    value={draft.ppm}
    onChange={(ppm) => change({ ppm })}
    error={faults.ppm}
  />
)

const Amount = ({ draft, change, faults, label }: LabelledProps) => {
  const { currency, digits, locale } = useShop()
  return (
    <MoneyInput
      label={label}
      {...{ currency, digits, locale }}
      value={draft.amount}
      onChange={(amount) => change({ amount })}
      error={faults.amount}
    />
  )
}

const BuyGet = (props: RewardFieldsProps) => {
  const { draft, change, faults } = props
  const { locale } = useShop()
  return (
    <>
      <Group grow align="flex-start">
        <DecimalInput
          label="Who buys"
          digits={0}
          locale={locale}
          value={draft.buyUnits}
          onChange={(buyUnits) => change({ buyUnits })}
          error={faults.buyUnits}
        />
        <GoodsField label="Of what" value={draft.on} onChange={(on) => change({ on })} error={faults.on} />
      </Group>
      <Group grow align="flex-start">
        <DecimalInput
          label="Gets"
          digits={0}
          locale={locale}
          value={draft.getUnits}
          onChange={(getUnits) => change({ getUnits })}
          error={faults.getUnits}
        />
        <Percent {...props} label="At so much off (100 % is free)" />
      </Group>
      <Switch
        size="md"
        label="More of the same"
        description="Otherwise other goods are got, each time that enough were bought."
        checked={draft.get === null}
        onChange={(event) => change({ get: event.currentTarget.checked ? null : { kind: 'everything' } })}
      />
      {draft.get === null ? null : (
        <GoodsField label="What is got" value={draft.get} onChange={(get) => change({ get })} error={faults.get} />
      )}
    </>
  )
}

const Bundle = (props: RewardFieldsProps) => {
  const { draft, change, faults } = props
  const { locale } = useShop()
  const changePart = (key: string, fields: Partial<PartDraft>): void =>
    change({ parts: draft.parts.map((part) => (part.key === key ? { ...part, ...fields } : part)) })
  return (
    <>
      {draft.parts.map((part, index) => (
        <div key={part.key} className={classes['part']}>
          <DecimalInput
            label={`Part ${index + 1}: pieces`}
            digits={0}
            locale={locale}
            value={part.units}
            onChange={(units) => changePart(part.key, { units })}
          />
          <GoodsField
            label={`Part ${index + 1}: of what`}
            value={part.of}
            onChange={(of) => changePart(part.key, { of })}
          />
          <ActionIcon
            mt={25}
            aria-label={`Remove part ${index + 1}`}
            disabled={draft.parts.length === 1}
            onClick={() => change({ parts: draft.parts.filter(({ key }) => key !== part.key) })}
          >
            <IconTrash size={20} stroke={1.6} />
          </ActionIcon>
        </div>
      ))}
      {faults.parts === undefined ? null : (
        <p role="alert" className={classes['fault']}>
          {faults.parts}
        </p>
      )}
      <Group align="flex-end" justify="space-between">
        <Amount {...props} label="Together for" />
        <Button
          variant="light"
          leftSection={<IconPlus size={18} />}
          disabled={draft.parts.length >= mostParts}
          onClick={() => change({ parts: [...draft.parts, newPart(crypto.randomUUID())] })}
        >
          Another part
        </Button>
      </Group>
    </>
  )
}
