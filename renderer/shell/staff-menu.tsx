import { Menu, UnstyledButton } from '@mantine/core'
import { IconLogout } from '@tabler/icons-react'
import { signOut, useSession } from '../stores/session.ts'
import { useRegister, useSettingsReady, useShop } from '../stores/shop.ts'
import { StaffAvatar } from '../ui/staff-avatar.tsx'

const Place = () => (
  <Menu.Label>
    {useShop().name} · {useRegister().name}
  </Menu.Label>
)

/** Who is signed in, and the way out: signing out leads straight to the next person's PIN. */
export const StaffMenu = () => {
  const staff = useSession((session) => session.staff)
  const ready = useSettingsReady()
  if (staff === null) return null
  return (
    <Menu position="right-end" width={260}>
      <Menu.Target>
        <UnstyledButton aria-label={`Signed in as ${staff.name}`} p={4} style={{ borderRadius: 999 }}>
          <StaffAvatar name={staff.name} size={44} />
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label c="var(--ink)" fz="md" pb={0}>
          {staff.name}
        </Menu.Label>
        <Menu.Label pt={0}>{staff.roleName}</Menu.Label>
        {ready ? <Place /> : null}
        <Menu.Divider />
        <Menu.Item h={44} leftSection={<IconLogout size={20} stroke={1.6} />} onClick={signOut}>
          Sign out or switch
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}
