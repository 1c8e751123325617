import { renameSync, statSync } from 'node:fs'
import pino, { type Logger } from 'pino'

const largest = 5 * 1024 * 1024

/** The program's own log, as JSON lines; the file before it is kept as `.1`. What could be a secret never reaches the disk. */
export const openLog = (file: string): Logger => {
  if ((statSync(file, { throwIfNoEntry: false })?.size ?? 0) > largest) renameSync(file, `${file}.1`)
  const redact = [
    'pin',
    'apiKey',
    'clientSecret',
    'webhookSecret',
    'token',
    'passphrase',
    '*.pin',
    '*.apiKey',
    '*.clientSecret',
    '*.webhookSecret',
    '*.token',
    '*.passphrase',
  ]
  const destination = pino.destination({ dest: file, sync: true, mkdir: true })
  // A full disk keeps the log from being written, not the till from selling.
  destination.on('error', () => undefined)
  return pino({ base: null, redact: { paths: redact, remove: true } }, destination)
}
