import { Button, Group, Switch, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { useCart } from '../../stores/cart.ts'
import { setNote } from '../../stores/cart-changes.ts'
import { closeDialog } from '../../stores/register-screen.ts'
import { Dialog } from '../../ui/dialog.tsx'

const longestNote = 200

/** A note on a line, or on the whole order. */
export const NoteDialog = ({ lineId }: { readonly lineId: string | null }) => {
  const line = useCart((state) => state.shown?.lines.find((one) => one.id === lineId))
  const order = useCart((state) => state.shown?.note)
  const now = (lineId === null ? order : line?.note) ?? null
  const [text, setText] = useState(now?.text ?? '')
  const [printed, setPrinted] = useState(now?.printed ?? true)
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    closeDialog()
    setNote(lineId, text.trim() === '' ? null : { text: text.trim(), printed })
  }
  return (
    <Dialog opened onClose={closeDialog} title={line === undefined ? 'Note on the order' : 'Note'} size={460}>
      <form onSubmit={submit}>
        <TextInput
          data-autofocus
          size="lg"
          label={line === undefined ? 'For the whole order' : line.name}
          autoComplete="off"
          maxLength={longestNote}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
        />
        <Switch
          mt="lg"
          size="md"
          label="Print it on the receipt"
          checked={printed}
          onChange={(event) => setPrinted(event.currentTarget.checked)}
        />
        <Group justify="flex-end" mt="xl">
          <Button variant="default" onClick={closeDialog}>
            Back
          </Button>
          <Button type="submit" size="lg" disabled={text.trim() === '' && now === null}>
            {text.trim() === '' && now !== null ? 'Take the note off' : 'Keep the note'}
          </Button>
        </Group>
      </form>
    </Dialog>
  )
}
