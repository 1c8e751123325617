import { useShop } from '../../stores/shop.ts'
import { DecimalInput } from '../../ui/decimal-input.tsx'
import { MoneyInput } from '../../ui/money-input.tsx'
import { type faultsOf, type PromotionDraft, wholeOrder } from './promotion-draft.ts'

interface RewardFieldsProps {
  readonly draft: PromotionDraft
  readonly change: (part: Partial<PromotionDraft>) => void
  readonly faults: ReturnType<typeof faultsOf>
}

/** How much is off: by the kind of promotion. */
export const RewardFields = ({ draft, change, faults }: RewardFieldsProps) => {
  const { currency, digits, locale } = useShop()
  switch (draft.kind) {
    case 'percent':
      return (
        <DecimalInput
          label="Per cent off"
          digits={4}
          locale={locale}
          rightSection="%"
          value={draft.ppm}
          onChange={(ppm) => change({ ppm })}
          error={faults.ppm}
        />
      )
    case 'amount':
      return (
        <MoneyInput
          label={draft.on === wholeOrder ? 'Amount off' : 'Off each one'}
          {...{ currency, digits, locale }}
          value={draft.amount}
          onChange={(amount) => change({ amount })}
          error={faults.amount}
        />
      )
    case 'buyGet':
      return (
        <>
          <DecimalInput
            label="Who buys"
            digits={0}
            locale={locale}
            value={draft.buyUnits}
            onChange={(buyUnits) => change({ buyUnits })}
            error={faults.buyUnits}
          />
          <DecimalInput
            label="Gets free"
            digits={0}
            locale={locale}
            value={draft.getUnits}
            onChange={(getUnits) => change({ getUnits })}
            error={faults.getUnits}
          />
        </>
      )
  }
}
