import { Button, Group, Modal, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { useCart } from '../../stores/cart.ts'
import { parkCart } from '../../stores/cart-changes.ts'
import { closeDialog } from '../../stores/register-screen.ts'

const longestName = 60

/** Puts the cart aside until its customer is back. */
export const ParkDialog = () => {
  const customer = useCart((state) => state.shown?.customer?.name ?? '')
  const [name, setName] = useState('')
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    closeDialog()
    parkCart(name.trim())
  }
  return (
    <Modal opened onClose={closeDialog} title="Park the cart" size={440}>
      <form onSubmit={submit}>
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
        <Group justify="flex-end" mt="xl">
          <Button variant="default" onClick={closeDialog}>
            Back
          </Button>
          <Button type="submit" size="lg">
            Park
          </Button>
        </Group>
      </form>
    </Modal>
  )
}
