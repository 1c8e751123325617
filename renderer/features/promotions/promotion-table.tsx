import { Button, Group, VisuallyHidden } from '@mantine/core'
import { useState } from 'react'
import { timesUsed } from '../../../shared/domain/pricing/promotions/offer.ts'
import type { PromotionSetting } from '../../../shared/domain/settings/settings.ts'
import { type Format, useFormat } from '../../stores/shop.ts'
import classes from './promotion-table.module.css'
import { rewardText, standingOf } from './promotion-words.ts'

interface PromotionTableProps {
  readonly promotions: readonly PromotionSetting[]
  readonly onEnd: (promotion: PromotionSetting) => void
  readonly onChange: (promotion: PromotionSetting) => void
}

const periodText = ({ from, until }: PromotionSetting, format: Format): string => {
  if (from === null && until === null) return 'Always'
  const start = from === null ? '' : `from ${format.moment(from)}`
  return `${start} ${until === null ? '' : `until ${format.moment(until)}`}`.trim()
}

const conditions = ({ minimum, combinable, customerGroup }: PromotionSetting, format: Format): string =>
  [
    ...(customerGroup === null ? [] : [`for ${customerGroup}`]),
    ...(minimum === null ? [] : [`from ${format.money(minimum)}`]),
    ...(combinable ? [] : ['not with others']),
  ].join(', ')

/** Those that run first, then by name. */
export const PromotionTable = ({ promotions, onEnd, onChange }: PromotionTableProps) => {
  const format = useFormat()
  // As of when the table was drawn, anew after each change: what is read for a moment needs no clock.
  const [now] = useState(() => Date.now())
  const rows = promotions
    .map((promotion) => ({ promotion, standing: standingOf(promotion, now) }))
    .toSorted(
      (one, other) =>
        Number(one.standing === 'Ended') - Number(other.standing === 'Ended') ||
        one.promotion.name.localeCompare(other.promotion.name),
    )
  return (
    <table className={classes['table']} aria-label="Promotions">
      <thead>
        <tr>
          <th>Name</th>
          <th>Gives</th>
          <th>Coupon</th>
          <th>When</th>
          <th data-number>Used</th>
          <th>
            <VisuallyHidden>Actions</VisuallyHidden>
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ promotion, standing }) => (
          <tr key={promotion.id} data-off={standing === 'Ended' || undefined}>
            <td>
              {promotion.name}
              <small>{standing}</small>
            </td>
            <td>
              {rewardText(promotion.reward, format)}
              <small>{conditions(promotion, format)}</small>
            </td>
            <td>{promotion.code ?? '–'}</td>
            <td>{periodText(promotion, format)}</td>
            <td data-number>{promotion.limit === null ? '–' : `${timesUsed(promotion)} of ${promotion.limit}`}</td>
            <td>
              <Group gap={8} justify="flex-end" wrap="nowrap">
                {standing === 'Ended' ? null : (
                  <Button variant="subtle" color="gray" size="sm" onClick={() => onEnd(promotion)}>
                    End
                  </Button>
                )}
                <Button
                  variant="default"
                  size="sm"
                  aria-label={`Change ${promotion.name}`}
                  onClick={() => onChange(promotion)}
                >
                  Change
                </Button>
              </Group>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
