import { Button } from '@mantine/core'
import { IconCashRegister } from '@tabler/icons-react'
import { useState } from 'react'
import { useMay } from '../../stores/session.ts'
import { useRegisterOpen } from '../../stores/shop.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Panel } from '../../ui/panel.tsx'
import { OpenRegisterDialog } from './open-register-dialog.tsx'

/** The register is closed: whoever may opens it here as well. */
export const NoShift = () => {
  const works = useMay('shifts.work')
  const open = useRegisterOpen()
  const [asking, setAsking] = useState(false)
  return (
    <Panel>
      <EmptyState
        icon={<IconCashRegister size={40} stroke={1.4} />}
        title="The register is closed"
        action={works ? <Button onClick={() => setAsking(true)}>Open the register</Button> : undefined}
      >
        A shift begins with the count of the opening float, and ends with the count of the drawer and its Z report.
      </EmptyState>
      {asking && !open ? <OpenRegisterDialog onClose={() => setAsking(false)} /> : null}
    </Panel>
  )
}
