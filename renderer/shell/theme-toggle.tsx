import { ActionIcon, Menu, useMantineColorScheme } from '@mantine/core'
import { IconCheck, IconDeviceDesktop, IconMoon, IconSun } from '@tabler/icons-react'

const choices = [
  { value: 'light', label: 'Light', icon: IconSun },
  { value: 'dark', label: 'Dark', icon: IconMoon },
  { value: 'auto', label: 'Like the system', icon: IconDeviceDesktop },
] as const

/** Light, dark, or as the machine has it. Remembered on this device. */
export const ThemeToggle = () => {
  const { colorScheme, setColorScheme } = useMantineColorScheme()
  const Current = choices.find((choice) => choice.value === colorScheme)?.icon ?? IconSun
  return (
    <Menu position="right-end" width={220}>
      <Menu.Target>
        <ActionIcon aria-label="Appearance">
          <Current size={22} stroke={1.6} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>Appearance</Menu.Label>
        {choices.map(({ value, label, icon: Icon }) => (
          <Menu.Item
            key={value}
            h={44}
            leftSection={<Icon size={20} stroke={1.6} />}
            rightSection={colorScheme === value ? <IconCheck size={18} /> : null}
            onClick={() => setColorScheme(value)}
          >
            {label}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}
