import { existsSync, mkdirSync } from 'node:fs'
import { basename, extname, join } from 'node:path'
import { session, shell } from 'electron'

/** What Tillhouse itself hands out; the system's viewer opens nothing else. */
const ownKinds: ReadonlySet<string> = new Set(['.pdf', '.csv', '.txt', '.json', '.png'])

/**
 * Saves what the page hands out (receipts, slips, templates, reports) in `folder` without a question.
 * @param open whether the system's viewer shows it afterwards.
 */
export function receiveDownloads(folder: string, open: boolean): void {
  const taken = new Set<string>()
  session.defaultSession.on('will-download', (event, item) => {
    if (!/^(blob:app:|app:|data:)/.test(item.getURL())) return event.preventDefault()
    mkdirSync(folder, { recursive: true })
    const file = freeName(item.getFilename(), folder, taken)
    taken.add(file)
    item.setSavePath(file)
    item.once('done', (_event, state) => {
      taken.delete(file)
      if (open && state === 'completed' && ownKinds.has(extname(file).toLowerCase())) void shell.openPath(file)
    })
  })
}

/** `slip.pdf`, then `slip (2).pdf`: an earlier document is never overwritten, nor one that is still on its way. */
function freeName(suggested: string, folder: string, taken: ReadonlySet<string>): string {
  const name = basename(suggested.replaceAll('\\', '/')) || 'document'
  const ending = extname(name)
  const stem = basename(name, ending)
  let file = join(folder, name)
  for (let copy = 2; existsSync(file) || taken.has(file); copy++) file = join(folder, `${stem} (${copy})${ending}`)
  return file
}
