import { ActionIcon, Tooltip } from '@mantine/core'
import { IconCheck, IconCopy } from '@tabler/icons-react'
import { useEffect, useState } from 'react'
import { copyText } from './copy-text.ts'
import classes from './settings.module.css'

const saidFor = 2000

/** A value to be carried elsewhere, with a button that copies it: this window never opens other pages. */
export const CopyRow = ({ label, value }: { readonly label: string; readonly value: string }) => {
  const [copied, setCopied] = useState(false)
  useEffect(() => {
    if (!copied) return
    const timer = setTimeout(() => setCopied(false), saidFor)
    return () => clearTimeout(timer)
  }, [copied])
  const copy = async (): Promise<void> => setCopied(await copyText(value))
  return (
    <div className={classes['copy']}>
      <span className={classes['copyLabel']}>{label}</span>
      <code className={classes['copyValue']} aria-label={label}>
        {value}
      </code>
      <Tooltip label={copied ? 'Copied' : 'Copy'}>
        <ActionIcon aria-label={copied ? `${label} is copied` : `Copy ${label}`} onClick={() => void copy()}>
          {copied ? <IconCheck size={20} stroke={1.8} /> : <IconCopy size={20} stroke={1.6} />}
        </ActionIcon>
      </Tooltip>
    </div>
  )
}
