import { app, dialog } from 'electron'

/**
 * Says in one sentence why the start failed, and ends with code 1. The errors of the host carry a sentence for a
 * person; anything else is a defect, and its stack goes to the error stream beside it.
 * @param quiet no dialog, for starts that nobody sits before (TILLHOUSE_NO_DIALOG).
 */
export function reportStartFailure(error: unknown, quiet: boolean): void {
  const expected = error instanceof Error && knownFailures.has(error.name)
  const message = error instanceof Error ? error.message : String(error)
  const sentence = expected ? message : `Tillhouse could not start: ${message}`
  if (!expected && error instanceof Error) console.error(error.stack)
  if (quiet) console.error(sentence)
  else dialog.showErrorBox('Tillhouse can’t open', sentence)
  app.exit(1)
}

const knownFailures: ReadonlySet<string> = new Set([
  'StoreHeldError',
  'StoreUnwritableError',
  'StoreFullError',
  'StoreUnreadableError',
  'PortTakenError',
  'LaunchArgumentError',
])
