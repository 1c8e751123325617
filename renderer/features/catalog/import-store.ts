import { create } from 'zustand'
import type { ImportMapping, ImportPreview } from '../../../shared/contract/catalog.ts'
import { isRefusal } from '../../../shared/domain/refusal.ts'
import { call } from '../../client/client.ts'
import { fileProblem, piecesOf } from './import-file.ts'

/**
 * The import that this page looks after. It is kept beside the pages: it goes on while somebody looks at another page,
 * and is here again when they come back.
 */
type Import =
  | { readonly step: 'choose'; readonly problem: string | null }
  | {
      readonly step: 'sending'
      readonly importId: string
      readonly fileName: string
      readonly sent: number
      readonly bytes: number
    }
  | {
      readonly step: 'map'
      readonly importId: string
      readonly preview: ImportPreview
      readonly problem: string | null
      readonly starting: boolean
    }
  | { readonly step: 'run'; readonly importId: string; readonly fileName: string }

export const useImport = create<{ readonly import: Import }>()(() => ({ import: { step: 'choose', problem: null } }))

const show = (next: Import): void => useImport.setState({ import: next })
const now = (): Import => useImport.getState().import
/** What was begun is still what is on screen: nobody has called it off meanwhile. */
const current = (importId: string): boolean => {
  const state = now()
  return state.step !== 'choose' && state.importId === importId
}

export const chooseAnother = (): void => show({ step: 'choose', problem: null })

/** Looks at the file, sends it in pieces, and asks for its preview. */
export const sendFile = async (file: File): Promise<void> => {
  const fail = (problem: string): void => show({ step: 'choose', problem })
  const head = new Uint8Array(
    await file
      .slice(0, 8192)
      .arrayBuffer()
      .catch(() => new ArrayBuffer(0)),
  )
  const problem =
    file.size > 0 && head.length === 0
      ? `“${file.name}” can’t be read. Is it a folder, or open in another program?`
      : fileProblem(file.name, file.size, head)
  if (problem !== null) return fail(problem)

  const importId = crypto.randomUUID()
  const sending = { step: 'sending', importId, fileName: file.name, bytes: file.size } as const
  show({ ...sending, sent: 0 })
  try {
    const begun = await call('imports.begin', { importId, fileName: file.name, bytes: file.size })
    if (isRefusal(begun)) return fail(begun.message)
    for await (const piece of piecesOf(file)) {
      if (!current(importId)) return void call('imports.cancel', { importId })
      const appended = await call('imports.append', { importId, base64: piece.base64 })
      if (isRefusal(appended)) return fail(appended.message)
      if (current(importId)) show({ ...sending, sent: piece.upTo })
    }
  } catch {
    // The file was moved, changed or unplugged while it was read.
    return fail(`“${file.name}” could not be read to its end. Choose it again.`)
  }
  const preview = await call('imports.preview', { importId })
  if (!current(importId)) return
  if (isRefusal(preview)) fail(preview.message)
  else show({ step: 'map', importId, preview, problem: null, starting: false })
}

/** Starts bringing the rows in. */
export const startImport = async (mapping: ImportMapping, locationId: string): Promise<void> => {
  const state = now()
  if (state.step !== 'map' || state.starting) return
  const { importId, preview } = state
  show({ ...state, problem: null, starting: true })
  const answer = await call('imports.run', { importId, mapping, locationId })
  if (!current(importId)) return
  if (isRefusal(answer)) show({ ...state, problem: answer.message, starting: false })
  else show({ step: 'run', importId, fileName: preview.fileName })
}
