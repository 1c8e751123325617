import { ActionIcon, Button, FileButton } from '@mantine/core'
import { IconArrowLeft, IconFileImport } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import type { Refusal } from '../../../shared/domain/refusal.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Page } from '../../ui/page.tsx'
import { readTextFile } from '../../ui/read-text-file.ts'
import { RefusalMessage } from '../../ui/refusal-message.tsx'
import classes from './orders.module.css'

const back = (
  <ActionIcon component={Link} to="/orders" aria-label="Back to orders">
    <IconArrowLeft size={24} stroke={1.6} />
  </ActionIcon>
)

/** What is asked about the file, as `useCommand` tells of it. */
interface Asked {
  readonly refusal: Refusal | null
  readonly dismiss: () => void
}

interface TextFilePageProps {
  readonly title: string
  /** What it is for; the file's name stands there once one is chosen. */
  readonly about: string
  /** Null until a file is chosen that can be read. */
  readonly chosen: string | null
  readonly accept: string
  readonly choose: string
  readonly reading: Asked & { readonly busy: boolean }
  /** What is done with it. */
  readonly acting: Asked
  readonly onChoose: (name: string, text: string) => void
  readonly emptyTitle: string
  /** Which files are taken. */
  readonly empty: ReactNode
  /** What the file holds. */
  readonly children: ReactNode
}

/** A text file from somewhere else, of which is shown first what would be done. */
export const TextFilePage = (props: TextFilePageProps) => {
  const { title, about, chosen, accept, choose, reading, acting, onChoose, emptyTitle, empty, children } = props
  const read = async (file: File | null): Promise<void> => {
    if (file !== null) onChoose(file.name, await readTextFile(file))
  }
  return (
    <Page
      title={title}
      subtitle={chosen ?? about}
      back={back}
      actions={
        <FileButton accept={accept} onChange={(file) => void read(file)}>
          {(button) => (
            <Button
              {...button}
              variant={chosen === null ? 'filled' : 'default'}
              loading={reading.busy}
              leftSection={<IconFileImport size={20} stroke={1.6} />}
            >
              {choose}
            </Button>
          )}
        </FileButton>
      }
    >
      <div className={classes['file']}>
        <RefusalMessage refusal={reading.refusal} onDismiss={reading.dismiss} />
        <RefusalMessage refusal={acting.refusal} onDismiss={acting.dismiss} />
        {chosen === null ? (
          <EmptyState icon={<IconFileImport size={40} stroke={1.4} />} title={emptyTitle}>
            {empty}
          </EmptyState>
        ) : (
          children
        )}
      </div>
    </Page>
  )
}
