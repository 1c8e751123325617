import { NumberInput, Switch } from '@mantine/core'
import { useShop } from '../../stores/shop.ts'
import { MoneyInput } from '../../ui/money-input.tsx'

/** What is being entered. Minor units; null while a field holds no number. */
export interface Alone {
  readonly limited: boolean
  readonly credit: number | null
  readonly uses: number | null
}

const isCredit = ({ credit }: Alone): boolean => credit !== null && credit >= 0
const isUses = ({ uses }: Alone): boolean => uses !== null && Number.isInteger(uses) && uses >= 1

/** What is saved; null where something is missing. */
export const aloneIn = (
  alone: Alone,
): { readonly creditAlone: number | null; readonly usesAlone: number | null } | null => {
  if (!alone.limited) return { creditAlone: null, usesAlone: null }
  return isCredit(alone) && isUses(alone) ? { creditAlone: alone.credit, usesAlone: alone.uses } : null
}

interface AloneFieldsProps {
  readonly value: Alone
  readonly onChange: (value: Alone) => void
}

/** How far a till goes on its own word, while others may take the same. */
export const AloneFields = ({ value, onChange }: AloneFieldsProps) => {
  const { currency, digits, locale } = useShop()
  return (
    <>
      <Switch
        size="md"
        label="Limit what a till takes before the hub has heard of it"
        description="Tills that are cut off may take the same gift card or coupon. So much is lost at each of them at most."
        checked={value.limited}
        onChange={(event) => onChange({ ...value, limited: event.currentTarget.checked })}
      />
      <MoneyInput
        label="Gift cards, store credit and points"
        description="Together, at each till. No single payment is more: choose more than the dearest card."
        w={360}
        maw="100%"
        {...{ currency, digits, locale }}
        disabled={!value.limited}
        value={value.credit}
        onChange={(credit) => onChange({ ...value, credit })}
        error={value.limited && !isCredit(value) ? 'An amount, or nothing: 0.' : undefined}
      />
      <NumberInput
        label="Uses of a coupon or promotion with a limit"
        description="Of each, at each till."
        w={360}
        maw="100%"
        hideControls
        disabled={!value.limited}
        value={value.uses ?? ''}
        onChange={(uses) => onChange({ ...value, uses: typeof uses === 'number' ? uses : null })}
        error={value.limited && !isUses(value) ? 'A whole number from 1 on.' : null}
      />
    </>
  )
}
