import { ActionIcon, Button, Radio, Select, TextInput } from '@mantine/core'
import { IconPlus, IconTrash } from '@tabler/icons-react'
import { useMemo } from 'react'
import { currencies } from '../../../shared/domain/money/currency.ts'
import { DecimalInput } from '../../ui/decimal-input.tsx'
import classes from './setup-screen.module.css'
import type { StepProps } from './small-steps.tsx'

const mostRates = 10
/** Digits after the point of a percentage: parts per million are ten-thousandths of a per cent. */
const percentDigits = 4

export const TaxStep = ({ draft, change, faults }: StepProps) => {
  const options = useMemo(() => {
    const names = new Intl.DisplayNames('en', { type: 'currency' })
    return currencies().map((code) => ({ value: code, label: `${code} · ${names.of(code) ?? code}` }))
  }, [])
  const changeRate = (key: string, part: { name?: string; ppm?: number | null }): void =>
    change({ taxRates: draft.taxRates.map((rate) => (rate.key === key ? { ...rate, ...part } : rate)) })
  return (
    <>
      <Select
        label="Currency"
        searchable
        data={options}
        value={draft.currency}
        onChange={(currency) => change({ currency: currency ?? '' })}
        error={faults['currency']}
        limit={100}
        nothingFoundMessage="Tillhouse can’t count in a currency of that name."
      />
      <Radio.Group
        label="Your prices"
        value={draft.pricesIncludeTax ? 'with' : 'without'}
        onChange={(value) => change({ pricesIncludeTax: value === 'with' })}
      >
        <div className={classes['radios']}>
          <Radio value="with" label="include tax" description="what stands on the label is what the customer pays" />
          <Radio value="without" label="without tax" description="tax is added at the till" />
        </div>
      </Radio.Group>
      <Radio.Group
        label="Amounts are rounded"
        value={draft.rounding}
        onChange={(value) => change({ rounding: value === 'order' ? 'order' : 'line' })}
      >
        <div className={classes['radios']}>
          <Radio value="line" label="line by line" description="usual; each line of a receipt stands for itself" />
          <Radio value="order" label="once for the order" description="each tax is rounded once, over all lines" />
        </div>
      </Radio.Group>
      <fieldset className={classes['rates']}>
        <legend className={classes['legend']}>Tax rates</legend>
        <p className={classes['note']}>
          The first one is for everything that names no other. Check them against the law of your place.
        </p>
        {draft.taxRates.map((rate, index) => (
          <div key={rate.key} className={classes['rate']}>
            <TextInput
              aria-label={`Name of tax rate ${index + 1}`}
              value={rate.name}
              onChange={(event) => changeRate(rate.key, { name: event.currentTarget.value })}
              error={faults[`taxRates.${index}.name`]}
            />
            <DecimalInput
              aria-label={`Per cent of tax rate ${index + 1}`}
              value={rate.ppm}
              onChange={(ppm) => changeRate(rate.key, { ppm })}
              digits={percentDigits}
              locale={draft.locale}
              rightSection="%"
              error={faults[`taxRates.${index}.ppm`]}
            />
            <ActionIcon
              aria-label={`Remove tax rate ${index + 1}`}
              disabled={draft.taxRates.length === 1}
              onClick={() => change({ taxRates: draft.taxRates.filter((one) => one.key !== rate.key) })}
            >
              <IconTrash size={20} stroke={1.6} />
            </ActionIcon>
          </div>
        ))}
        <Button
          variant="light"
          leftSection={<IconPlus size={18} />}
          disabled={draft.taxRates.length >= mostRates}
          onClick={() => change({ taxRates: [...draft.taxRates, { key: crypto.randomUUID(), name: '', ppm: null }] })}
        >
          Another rate
        </Button>
      </fieldset>
    </>
  )
}
