import { Button, VisuallyHidden } from '@mantine/core'
import { IconShieldPlus } from '@tabler/icons-react'
import { useState } from 'react'
import { adminRole, type Role, roleKey } from '../../../shared/domain/staff/role.ts'
import { useLive } from '../../client/use-live.ts'
import { useFormat } from '../../stores/shop.ts'
import { Panel } from '../../ui/panel.tsx'
import { RefusalMessage } from '../../ui/refusal-message.tsx'
import { permissionWords } from './permission-words.ts'
import { RoleDialog } from './role-dialog.tsx'
import classes from './settings.module.css'

const rightsOf = (role: Role): string =>
  roleKey(role) === adminRole
    ? 'Everything'
    : role.permissions.map((one) => permissionWords[one]).join(' · ') || 'Nothing'

/** What people of each kind may do alone. */
export const RolesSection = () => {
  const { value: roles, refusal } = useLive('staff.roles', {})
  const format = useFormat()
  const [editing, setEditing] = useState<Role | 'new' | null>(null)
  return (
    <>
      <Panel
        title="Roles"
        flush
        actions={
          <Button
            variant="default"
            leftSection={<IconShieldPlus size={20} stroke={1.6} />}
            onClick={() => setEditing('new')}
          >
            Add a role
          </Button>
        }
      >
        <RefusalMessage refusal={refusal} />
        <table className={classes['table']} aria-label="Roles">
          <thead>
            <tr>
              <th>Role</th>
              <th>May</th>
              <th>Discount</th>
              <th>
                <VisuallyHidden>Actions</VisuallyHidden>
              </th>
            </tr>
          </thead>
          <tbody>
            {(roles ?? []).map((role) => (
              <tr key={role.id}>
                <td className={classes['steady']}>{role.name}</td>
                <td className={classes['rights']}>{rightsOf(role)}</td>
                <td className={classes['steady']}>
                  {role.mostDiscount === 0 ? '–' : `to ${format.rate(role.mostDiscount)}`}
                </td>
                <td>
                  {roleKey(role) === adminRole ? null : (
                    <Button
                      variant="default"
                      size="sm"
                      aria-label={`Change role ${role.name}`}
                      onClick={() => setEditing(role)}
                    >
                      Change
                    </Button>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </Panel>
      <RoleDialog role={editing} onClose={() => setEditing(null)} />
    </>
  )
}
