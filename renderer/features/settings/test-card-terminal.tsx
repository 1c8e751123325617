import { Button } from '@mantine/core'
import { IconPlugConnected } from '@tabler/icons-react'
import { useState } from 'react'
import { useCommand } from '../../client/use-command.ts'
import { Message } from '../../ui/message.tsx'
import { RefusalMessage } from '../../ui/refusal-message.tsx'
import classes from './settings.module.css'

/** Asks the saved terminal whether it is ready, and says what it answered. */
export const TestCardTerminal = () => {
  const test = useCommand('settings.testCardTerminal')
  const [answer, setAnswer] = useState<{ readonly problem: string | null } | null>(null)
  const ask = async (): Promise<void> => {
    setAnswer(null)
    setAnswer(await test.run({}))
  }
  return (
    <>
      <div className={classes['foot']}>
        <Button
          variant="default"
          loading={test.busy}
          leftSection={<IconPlugConnected size={20} stroke={1.6} />}
          onClick={() => void ask()}
        >
          Test the terminal
        </Button>
      </div>
      <div className={classes['gap']} />
      <RefusalMessage refusal={test.refusal} onDismiss={test.dismiss} />
      {answer === null ? null : answer.problem === null ? (
        <Message kind="done">The terminal answers and is ready.</Message>
      ) : (
        <Message kind="problem">{answer.problem}</Message>
      )}
    </>
  )
}
