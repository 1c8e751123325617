import { Button, PasswordInput } from '@mantine/core'
import { type FormEvent, type KeyboardEvent, useState } from 'react'
import type { StaffCard } from '../../../shared/contract/staff.ts'
import type { Refusal } from '../../../shared/domain/refusal.ts'
import { KeyHint } from '../../ui/key-hint.tsx'
import { Numpad } from '../../ui/numpad.tsx'
import { RefusalMessage } from '../../ui/refusal-message.tsx'
import classes from './pin-entry.module.css'
import { StaffTiles } from './staff-tiles.tsx'

interface PinEntryProps {
  readonly staff: readonly StaffCard[]
  readonly submitLabel: string
  readonly busy: boolean
  readonly refusal: Refusal | null
  readonly onSubmit: (staffId: string, pin: string) => Promise<void>
}

const longestPin = 8
const shortestPin = 4
const steps: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1 }

/** Somebody and their PIN, over whatever is on screen. The field takes the keys, the arrows choose the person. */
export const PinEntry = ({ staff, submitLabel, busy, refusal, onSubmit }: PinEntryProps) => {
  const [chosenId, setChosenId] = useState<string | null>(null)
  const [pin, setPin] = useState('')
  const chosen = staff.find((member) => member.id === chosenId) ?? staff[0]
  const choose = (staffId: string): void => {
    setChosenId(staffId)
    setPin('')
  }
  const move = (event: KeyboardEvent): void => {
    const step = steps[event.key]
    if (step === undefined || chosen === undefined) return
    event.preventDefault()
    const next = staff[(staff.indexOf(chosen) + step + staff.length) % staff.length]
    if (next !== undefined) choose(next.id)
  }
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault()
    if (chosen === undefined || pin.length < shortestPin || busy) return
    setPin('')
    await onSubmit(chosen.id, pin)
  }
  return (
    <form className={classes['entry']} onSubmit={(event) => void submit(event)}>
      <StaffTiles staff={staff} chosen={chosen?.id ?? null} onChoose={choose} />
      <div className={classes['pin']}>
        <PasswordInput
          data-autofocus
          size="lg"
          label={chosen === undefined ? 'PIN' : `PIN of ${chosen.name}`}
          inputMode="numeric"
          autoComplete="off"
          data-held-keys="letters"
          maxLength={longestPin}
          value={pin}
          onChange={(event) => setPin(event.currentTarget.value.replaceAll(/\D/g, ''))}
          onKeyDown={move}
        />
        <Numpad
          label="PIN keys"
          point={null}
          disabled={busy || chosen === undefined}
          onKey={(key) => setPin((before) => (before + key).slice(0, longestPin))}
          onBackspace={() => setPin((before) => before.slice(0, -1))}
          onClear={() => setPin('')}
        />
        <Button
          type="submit"
          h={56}
          fullWidth
          loading={busy}
          disabled={pin.length < shortestPin}
          rightSection={<KeyHint keys="Enter" />}
        >
          {submitLabel}
        </Button>
      </div>
      <div className={classes['message']}>
        <RefusalMessage refusal={refusal} />
      </div>
    </form>
  )
}
