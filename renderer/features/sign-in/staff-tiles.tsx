import type { KeyboardEvent } from 'react'
import type { StaffCard } from '../../../shared/contract/staff.ts'
import { StaffAvatar } from '../../ui/staff-avatar.tsx'
import classes from './staff-tiles.module.css'

interface StaffTilesProps {
  readonly staff: readonly StaffCard[]
  readonly chosen: string | null
  readonly onChoose: (staffId: string) => void
}

const steps: Readonly<Record<string, number>> = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }

export const StaffTiles = ({ staff, chosen, onChoose }: StaffTilesProps) => {
  const move = (event: KeyboardEvent<HTMLDivElement>): void => {
    const step = steps[event.key]
    if (step === undefined || staff.length === 0) return
    event.preventDefault()
    const at = staff.findIndex((member) => member.id === chosen)
    const next = (at + step + staff.length) % staff.length
    const member = staff[next]
    if (member === undefined) return
    onChoose(member.id)
    event.currentTarget.querySelectorAll<HTMLElement>('[role=radio]')[next]?.focus()
  }
  return (
    <div className={classes['tiles']} role="radiogroup" tabIndex={-1} aria-label="Who is it?" onKeyDown={move}>
      {staff.map((member) => (
        <button
          key={member.id}
          type="button"
          role="radio"
          aria-checked={member.id === chosen}
          tabIndex={member.id === chosen ? 0 : -1}
          className={classes['tile']}
          onClick={() => onChoose(member.id)}
        >
          <StaffAvatar name={member.name} size={48} />
          <span className={classes['words']}>
            <span className={classes['name']}>{member.name}</span>
            <span className={classes['role']}>{member.roleName}</span>
            {member.samplePin === null ? null : <span className={classes['pin']}>PIN {member.samplePin}</span>}
          </span>
        </button>
      ))}
    </div>
  )
}
