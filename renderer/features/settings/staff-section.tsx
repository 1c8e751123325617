import { Button, VisuallyHidden } from '@mantine/core'
import { IconUserPlus } from '@tabler/icons-react'
import { useState } from 'react'
import type { StaffCard } from '../../../shared/contract/staff.ts'
import { useQuery } from '../../client/use-query.ts'
import { Panel } from '../../ui/panel.tsx'
import { RefusalMessage } from '../../ui/refusal-message.tsx'
import { StaffAvatar } from '../../ui/staff-avatar.tsx'
import classes from './settings.module.css'
import { StaffDialog } from './staff-dialog.tsx'

/** Who works here, and what they may do. */
export const StaffSection = () => {
  const { value: staff, refusal, reload } = useQuery('staff.all', {})
  const [editing, setEditing] = useState<StaffCard | 'new' | null>(null)
  return (
    <>
      <Panel
        title="Staff"
        flush
        actions={
          <Button leftSection={<IconUserPlus size={20} stroke={1.6} />} onClick={() => setEditing('new')}>
            Add someone
          </Button>
        }
      >
        <RefusalMessage refusal={refusal} />
        <table className={classes['table']} aria-label="Staff">
          <thead>
            <tr>
              <th>Name</th>
              <th>Role</th>
              <th>Sign-in</th>
              <th>
                <VisuallyHidden>Actions</VisuallyHidden>
              </th>
            </tr>
          </thead>
          <tbody>
            {[...(staff ?? [])]
              .sort((one, other) => Number(other.active) - Number(one.active) || one.name.localeCompare(other.name))
              .map((member) => (
                <tr key={member.id} data-off={!member.active || undefined}>
                  <td>
                    <span className={classes['person']}>
                      <StaffAvatar name={member.name} size={36} />
                      {member.name}
                    </span>
                  </td>
                  <td>{member.roleName}</td>
                  <td>{signInText(member)}</td>
                  <td>
                    <Button
                      variant="default"
                      size="sm"
                      aria-label={`Change ${member.name}`}
                      onClick={() => setEditing(member)}
                    >
                      Change
                    </Button>
                  </td>
                </tr>
              ))}
          </tbody>
        </table>
      </Panel>
      <StaffDialog
        member={editing}
        onClose={(changed) => {
          setEditing(null)
          if (changed) reload()
        }}
      />
    </>
  )
}

const signInText = ({ active, samplePin }: StaffCard): string => {
  if (!active) return 'Deactivated'
  return samplePin === null ? 'With a PIN' : `PIN ${samplePin}`
}
