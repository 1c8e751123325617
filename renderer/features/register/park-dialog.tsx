import { Button, Group, Text, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { useCart } from '../../stores/cart.ts'
import { parkCart } from '../../stores/cart-changes.ts'
import { closeDialog } from '../../stores/register-screen.ts'
import { Dialog } from '../../ui/dialog.tsx'

const longestName = 60

/** Puts the cart aside until its customer is back. */
export const ParkDialog = () => {
  const customer = useCart((state) => state.shown?.customer?.name ?? '')
  const layaway = useCart((state) => state.shown?.layaway)
  const [name, setName] = useState('')
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    closeDialog()
    parkCart(name.trim())
  }
  return (
    <Dialog opened onClose={closeDialog} title={layaway === undefined ? 'Park the cart' : 'Put it back'} size={440}>
      <form onSubmit={submit}>
        {layaway === undefined ? (
          <TextInput
            data-autofocus
            size="lg"
            label="Name or note"
            description="So that it is found again: “Table 4”, “went for her purse”. It may stay empty."
            placeholder={customer}
            autoComplete="off"
            maxLength={longestName}
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
          />
        ) : (
          <Text>{layaway.number} goes back to what is set aside. Nothing of it changes.</Text>
        )}
        <Group justify="flex-end" mt="xl">
          <Button variant="default" onClick={closeDialog}>
            Back
          </Button>
          <Button type="submit" size="lg" data-autofocus={layaway !== undefined || undefined}>
            {layaway === undefined ? 'Park' : 'Put back'}
          </Button>
        </Group>
      </form>
    </Dialog>
  )
}
