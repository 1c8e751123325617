import { Button, Group, Stack } from '@mantine/core'
import { useEffect, useRef } from 'react'
import { Message } from '../../ui/message.tsx'
import { CopyRow } from './copy-row.tsx'

interface ShownOnceProps {
  /** Name and value. */
  readonly rows: readonly (readonly [string, string])[]
  readonly onClose: () => void
}

/** What nobody can see again: to be copied now. */
export const ShownOnce = ({ rows, onClose }: ShownOnceProps) => {
  const list = useRef<HTMLDivElement>(null)
  // On what copies, not on what closes: a second Enter must not lose it.
  useEffect(() => list.current?.querySelector('button')?.focus(), [])
  const several = rows.length > 1
  return (
    <Stack gap="md">
      <Message kind="warning">
        {several ? 'They are' : 'It is'} shown this once. Copy {several ? 'both' : 'it'} into the web shop’s settings,
        or into a password safe.
      </Message>
      <div ref={list}>
        {rows.map(([label, value]) => (
          <CopyRow key={label} label={label} value={value} />
        ))}
      </div>
      <Group justify="flex-end">
        <Button onClick={onClose}>I have copied {several ? 'both' : 'it'}</Button>
      </Group>
    </Stack>
  )
}
