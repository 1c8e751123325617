import { ActionIcon } from '@mantine/core'
import { IconArrowLeft } from '@tabler/icons-react'
import { Link, Navigate } from '@tanstack/react-router'
import { useRef } from 'react'
import type { CurrentShift } from '../../../shared/contract/shifts.ts'
import { useLive } from '../../client/use-live.ts'
import { useRegister } from '../../stores/shop.ts'
import { Page } from '../../ui/page.tsx'
import { RefusalMessage } from '../../ui/refusal-message.tsx'
import { ClosingForm } from './closing-form.tsx'

/** Counting the drawer, and closing the shift over what was counted. */
export const ClosingPage = () => {
  const register = useRegister()
  const { value, refusal } = useLive('shifts.current', {})
  // It is told that the shift is closed before its own answer is: the form leads on to the report.
  const counting = useRef<CurrentShift | null>(null)
  if (value !== undefined && value !== null) counting.current = value
  if (value === null && counting.current === null) return <Navigate to="/shift" replace />
  return (
    <Page
      title="Count and close"
      subtitle={`${register.name}: what is in the drawer`}
      back={
        <ActionIcon component={Link} to="/shift" aria-label="Back to the shift">
          <IconArrowLeft size={24} stroke={1.6} />
        </ActionIcon>
      }
    >
      <RefusalMessage refusal={refusal} />
      {counting.current === null ? null : <ClosingForm shift={counting.current} />}
    </Page>
  )
}
