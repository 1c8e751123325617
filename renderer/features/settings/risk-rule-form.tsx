import { Button, Group, NumberInput, Select, TextInput } from '@mantine/core'
import { useState } from 'react'
import type { RiskRule } from '../../../shared/domain/orders/risk.ts'
import { useShop } from '../../stores/shop.ts'
import { MoneyInput } from '../../ui/money-input.tsx'
import { listed, type RuleKind, ruleKinds } from './risk-rule-words.ts'

interface Draft {
  readonly kind: RuleKind
  readonly score: number | null
  readonly amount: number | null
  readonly orders: number | null
  readonly hours: number | null
  readonly by: 'email' | 'token' | 'address'
  readonly list: string
}

const empty: Draft = { kind: 'amountOver', score: 50, amount: null, orders: 3, hours: 24, by: 'email', list: '' }

/** The rule that a draft says; null while something is missing. */
const ruleOf = ({ kind, score, amount, orders, hours, by, list }: Draft): RiskRule | null => {
  if (score === null) return null
  const words = listed(list)
  switch (kind) {
    case 'amountOver':
      return amount === null ? null : { kind, score, amount }
    case 'velocity':
      return orders === null || hours === null ? null : { kind, score, by, orders, hours }
    case 'emailDomain':
      return words.length === 0 ? null : { kind, score, domains: words }
    case 'country':
      return words.length === 0 ? null : { kind, score, countries: words.map((one) => one.toUpperCase()) }
    case 'firstOrder':
    case 'addressMismatch':
      return { kind, score }
  }
}

const whole = (value: string | number): number | null =>
  typeof value === 'number' && Number.isInteger(value) ? value : null

/** One more rule, with the points that it gives. */
export const RiskRuleForm = ({ onAdd }: { readonly onAdd: (rule: RiskRule) => void }) => {
  const { currency, digits, locale } = useShop()
  const [draft, setDraft] = useState(empty)
  const change = (fields: Partial<Draft>): void => setDraft({ ...draft, ...fields })
  const rule = ruleOf(draft)
  const add = (): void => {
    if (rule === null) return
    onAdd(rule)
    setDraft(empty)
  }
  return (
    <Group align="flex-end" gap="sm">
      <Select
        label="Rule"
        w={340}
        data={Object.entries(ruleKinds).map(([value, label]) => ({ value, label }))}
        value={draft.kind}
        onChange={(value) => change({ kind: (value ?? 'amountOver') as RuleKind })}
      />
      {draft.kind === 'amountOver' ? (
        <MoneyInput
          label="Amount"
          w={160}
          currency={currency}
          digits={digits}
          locale={locale}
          value={draft.amount}
          onChange={(amount) => change({ amount })}
        />
      ) : null}
      {draft.kind === 'velocity' ? (
        <>
          <Select
            label="Of"
            w={130}
            data={[
              { value: 'email', label: 'E-mail' },
              { value: 'token', label: 'Card' },
              { value: 'address', label: 'Address' },
            ]}
            value={draft.by}
            onChange={(value) => change({ by: value ?? 'email' })}
          />
          <NumberInput
            label="More than"
            w={110}
            min={1}
            value={draft.orders ?? ''}
            onChange={(value) => change({ orders: whole(value) })}
          />
          <NumberInput
            label="Hours"
            w={100}
            min={1}
            value={draft.hours ?? ''}
            onChange={(value) => change({ hours: whole(value) })}
          />
        </>
      ) : null}
      {draft.kind === 'emailDomain' || draft.kind === 'country' ? (
        <TextInput
          label={draft.kind === 'country' ? 'Countries' : 'Domains'}
          placeholder={draft.kind === 'country' ? 'IE, GB' : 'example.com'}
          w={220}
          value={draft.list}
          onChange={(event) => change({ list: event.currentTarget.value })}
        />
      ) : null}
      <NumberInput
        label="Points"
        w={100}
        min={1}
        max={1000}
        value={draft.score ?? ''}
        onChange={(value) => change({ score: whole(value) })}
      />
      <Button variant="default" disabled={rule === null} onClick={add}>
        Add rule
      </Button>
    </Group>
  )
}
