import { Button, Checkbox, Group, Stack } from '@mantine/core'
import { useState } from 'react'
import type { Snapshot } from '../../../shared/contract/backups.ts'
import { receiptNumber } from '../../../shared/domain/settings/receipt-number.ts'
import { useConnected } from '../../client/use-connected.ts'
import { useFormat, useRegister } from '../../stores/shop.ts'
import { Dialog } from '../../ui/dialog.tsx'
import { Message } from '../../ui/message.tsx'
import { RefusalMessage } from '../../ui/refusal-message.tsx'
import settings from '../settings/settings.module.css'
import { missingWords } from './missing-words.ts'
import classes from './restore-dialog.module.css'
import { Unbroken } from './unbroken.tsx'
import { useRestore } from './use-restore.ts'

interface RestoreDialogProps {
  /** Null: closed. */
  readonly snapshot: Snapshot | null
  readonly onClose: () => void
}

/** Says what going back to a backup means, and asks twice: by the tick, and by the button. */
export const RestoreDialog = ({ snapshot, onClose }: RestoreDialogProps) => {
  const restore = useRestore('backups.restore')
  const format = useFormat()
  const close = (): void => {
    if (restore.busy !== null) return
    restore.dismiss()
    onClose()
  }
  return (
    <Dialog
      opened={snapshot !== null}
      onClose={close}
      size="lg"
      title={snapshot === null ? '' : `Go back to ${format.moment(snapshot.at)}?`}
      withCloseButton={restore.busy === null}
    >
      {snapshot === null ? null : <RestoreForm snapshot={snapshot} restore={restore} onClose={close} />}
    </Dialog>
  )
}

interface RestoreFormProps {
  readonly snapshot: Snapshot
  readonly restore: ReturnType<typeof useRestore>
  readonly onClose: () => void
}

const RestoreForm = ({ snapshot, restore, onClose }: RestoreFormProps) => {
  const { moment } = useFormat()
  const register = useRegister()
  const connected = useConnected()
  const [sure, setSure] = useState(false)
  const reached = { receipt: register.lastReceipt === 0 ? null : receiptNumber(register, register.lastReceipt) }
  return (
    <Stack gap="md">
      <Message kind="warning">
        <Unbroken text={missingWords(snapshot.progress, reached, moment)} />
      </Message>
      <ul className={settings['steps']}>
        <li>The shop is again as it was at that moment: orders, stock, products, staff and settings.</li>
        <li>
          Nothing is deleted: the shop as it is now becomes a backup too, and its file is set aside. You can come back
          to it.
        </li>
        <li>Receipts go on in a new series, so that no number is ever given twice.</li>
        <li>The till starts anew, which takes a few seconds. Then everyone signs in again.</li>
      </ul>
      <Checkbox
        data-autofocus
        size="md"
        classNames={{ input: classes['tick'] ?? '' }}
        checked={sure}
        disabled={restore.busy !== null}
        onChange={(event) => setSure(event.currentTarget.checked)}
        label={`Yes, go back to ${moment(snapshot.at)}`}
      />
      {restore.busy === null ? null : (
        <Message kind="info">
          The shop as it is now is backed up first, which may take a minute. Sell nothing until the till is back.
        </Message>
      )}
      <RefusalMessage refusal={restore.refusal} />
      <Group justify="flex-end">
        <Button variant="default" disabled={restore.busy !== null} onClick={onClose}>
          Cancel
        </Button>
        <Button
          color="red"
          disabled={!sure || !connected}
          loading={restore.busy !== null}
          onClick={() => void restore.run(snapshot)}
        >
          Restore and start anew
        </Button>
      </Group>
    </Stack>
  )
}
