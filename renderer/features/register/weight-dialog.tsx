import { Button, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { type Product, type Variant, variantName } from '../../../shared/domain/catalog/product.ts'
import { share } from '../../../shared/domain/money/money.ts'
import { mostUnits } from '../../../shared/domain/orders/decide-sale.ts'
import { add } from '../../stores/cart-changes.ts'
import { priceNow } from '../../stores/offers.ts'
import { closeDialog } from '../../stores/register-screen.ts'
import { useFormat, useShop } from '../../stores/shop.ts'
import { decimalPointOf, parseDecimal } from '../../ui/decimal.ts'
import { Dialog } from '../../ui/dialog.tsx'
import { Numpad } from '../../ui/numpad.tsx'
import classes from './weight-dialog.module.css'

interface WeightDialogProps {
  readonly product: Product
  readonly variant: Variant
}

/** Asks for the weight of what is sold by the kilogram. */
export const WeightDialog = ({ product, variant }: WeightDialogProps) => {
  const format = useFormat()
  const { locale } = useShop()
  const [text, setText] = useState('')
  const weight = parseDecimal(text, 3)
  const valid = weight !== null && weight > 0 && weight <= mostUnits
  // The price when the goods were put on the scale.
  const [price] = useState(() => priceNow(variant))
  const amount = valid ? share(price, weight, 1000) : 0
  const wrong = text !== '' && weight === null
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    if (!valid) return
    closeDialog()
    add(variant.id, weight)
  }
  return (
    <Dialog opened onClose={closeDialog} title={variantName(product, variant)} size={420}>
      <form onSubmit={submit}>
        <TextInput
          label="Weight in kilograms"
          size="xl"
          inputMode="decimal"
          autoComplete="off"
          data-autofocus
          data-held-keys="letters"
          placeholder={`0${decimalPointOf(locale)}000`}
          rightSection="kg"
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
          error={wrong ? 'At most three digits after the point.' : undefined}
        />
        <p className={classes['sum']}>
          {format.money(price)} / kg<strong>{format.money(amount)}</strong>
        </p>
        <Numpad
          label="Weight keys"
          point={decimalPointOf(locale)}
          onKey={(key) => setText((before) => before + key)}
          onBackspace={() => setText((before) => before.slice(0, -1))}
          onClear={() => setText('')}
        />
        <Button type="submit" fullWidth h={64} mt="md" fz="lg" disabled={!valid}>
          Add to the cart
        </Button>
      </form>
    </Dialog>
  )
}
