import { Button } from '@mantine/core'
import { IconArrowDownLeft, IconArrowUpRight, IconBuildingBank, IconFileText } from '@tabler/icons-react'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { uuidv7 } from 'uuidv7'
import type { CurrentShift } from '../../../shared/contract/shifts.ts'
import type { CashMove } from '../../../shared/domain/shifts/shift.ts'
import { useCommand } from '../../client/use-command.ts'
import { useMay } from '../../stores/session.ts'
import { Panel } from '../../ui/panel.tsx'
import { RefusalMessage } from '../../ui/refusal-message.tsx'
import { MoveDialog } from './move-dialog.tsx'
import { ShiftFigures } from './shift-figures.tsx'
import classes from './shifts.module.css'
import { UnfinishedNote } from './unfinished-note.tsx'

const icon = { size: 20, stroke: 1.6 } as const

const moves = [
  { move: 'paidIn', label: 'Pay in', icon: IconArrowDownLeft },
  { move: 'paidOut', label: 'Pay out', icon: IconArrowUpRight },
  { move: 'drop', label: 'To the safe', icon: IconBuildingBank },
] as const

/** What the open shift has come to, and what can be done with its drawer. */
export const CurrentShiftPanel = ({ shift }: { readonly shift: CurrentShift }) => {
  const works = useMay('shifts.work')
  const navigate = useNavigate()
  const takeX = useCommand('shifts.takeX')
  const [moving, setMoving] = useState<CashMove | null>(null)
  const report = async (): Promise<void> => {
    const made = await takeX.run({ reportId: uuidv7() })
    if (made !== null) await navigate({ to: '/shift/$reportId', params: { reportId: made.reportId } })
  }
  return (
    <Panel>
      {works ? (
        <div className={classes['actions']} role="group" aria-label="Cash drawer">
          {moves.map(({ move, label, icon: Icon }) => (
            <Button
              key={move}
              variant="default"
              h={56}
              px="sm"
              leftSection={<Icon {...icon} />}
              onClick={() => setMoving(move)}
            >
              {label}
            </Button>
          ))}
          <Button
            variant="default"
            h={56}
            px="sm"
            leftSection={<IconFileText {...icon} />}
            loading={takeX.busy}
            onClick={() => void report()}
          >
            X report
          </Button>
        </div>
      ) : null}
      <RefusalMessage refusal={takeX.refusal} onDismiss={takeX.dismiss} />
      <UnfinishedNote unfinished={shift.unfinished} />
      <ShiftFigures statement={shift.statement} />
      {moving === null ? null : <MoveDialog move={moving} onClose={() => setMoving(null)} />}
    </Panel>
  )
}
