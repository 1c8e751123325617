import { useEffect, useState } from 'react'
import type { StaffCard } from '../../../shared/contract/staff.ts'
import type { Refusal } from '../../../shared/domain/refusal.ts'
import { useCommand } from '../../client/use-command.ts'
import { begin } from '../../stores/session.ts'

const longestPin = 8
const shortestPin = 4
const rememberedKey = 'tillhouse.lastStaff'

export interface SignIn {
  readonly chosen: StaffCard | null
  readonly pin: string
  readonly busy: boolean
  readonly refusal: Refusal | null
  readonly complete: boolean
  readonly choose: (staffId: string) => void
  readonly type: (digit: string) => void
  readonly backspace: () => void
  readonly clear: () => void
  readonly submit: () => Promise<void>
}

/** Who signs in, and the PIN so far. Digits, Backspace and Enter work wherever the focus is. */
export const useSignIn = (staff: readonly StaffCard[]): SignIn => {
  const [chosenId, setChosenId] = useState(() => localStorage.getItem(rememberedKey))
  const [pin, setPin] = useState('')
  const command = useCommand('staff.signIn')
  const chosen = staff.find((member) => member.id === chosenId) ?? staff[0] ?? null
  const { run, busy, refusal, dismiss } = command
  const complete = pin.length >= shortestPin

  const submit = async (): Promise<void> => {
    if (chosen === null || !complete || busy) return
    const answer = await run({ staffId: chosen.id, pin })
    setPin('')
    if (answer === null) return
    localStorage.setItem(rememberedKey, chosen.id)
    begin(answer)
  }
  const type = (digit: string): void => {
    if (busy) return
    setPin((before) => (before.length < longestPin ? before + digit : before))
  }
  const choose = (staffId: string): void => {
    if (staffId === chosen?.id) return
    setChosenId(staffId)
    setPin('')
    dismiss()
  }

  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.ctrlKey || event.metaKey || event.altKey) return
      if (/^\d$/.test(event.key)) type(event.key)
      else if (event.key === 'Backspace') setPin((before) => before.slice(0, -1))
      else if (event.key === 'Enter' && pin !== '') void submit()
      else return
      event.preventDefault()
    }
    window.addEventListener('keydown', onKeyDown)
    return () => window.removeEventListener('keydown', onKeyDown)
  })

  return {
    chosen,
    pin,
    busy,
    refusal,
    complete,
    choose,
    type,
    backspace: () => setPin((before) => before.slice(0, -1)),
    clear: () => setPin(''),
    submit,
  }
}
