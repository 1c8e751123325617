import type { catalogMethods, ImportMapping } from '../../../../shared/contract/catalog.ts'
import { isRefusal, type Refusal, refuse } from '../../../../shared/domain/refusal.ts'
import type { Handlers } from '../../../../shared/rpc/contract-types.ts'
import type { Adapters } from '../../adapters.ts'
import { StoreFullError } from '../../ports/store.ts'
import type { Session } from '../../session.ts'
import { theShop } from '../../settings.ts'
import { type ImportOrder, runImport } from './run-import.ts'
import { importTemplate } from './template.ts'
import { sizeRefusal, Upload } from './upload.ts'

type Part = Pick<typeof catalogMethods, Extract<keyof typeof catalogMethods, `imports.${string}`>>

const needed = ['name', 'price'] as const

/** Serves `imports.*`. One file at a time is under way: a new one takes the place of one that is not running. */
export const importHandlers = ({
  store,
  runtime,
  log,
}: Pick<Adapters, 'store' | 'runtime' | 'log'>): Handlers<Part, Session> => {
  let current: Upload | undefined
  const open = (id: string): Upload | Refusal => {
    if (current?.id === id && current.isRunning) return running()
    if (current?.id === id && current.isOpen) return current
    return refuse('unknown_import', 'That file is not here any more. Choose it again.')
  }

  const run = async (upload: Upload, order: ImportOrder): Promise<void> => {
    try {
      await runImport({ store, runtime }, upload, order)
      upload.end(upload.cancelled ? 'cancelled' : 'done')
    } catch (error) {
      if (!(error instanceof StoreFullError)) log.error({ error, importId: upload.id }, 'an import stopped')
      const reason =
        error instanceof StoreFullError
          ? error.message
          : 'The import stopped by a fault of Tillhouse, which is in its log.'
      upload.end('failed', `${reason} What was brought in before stays; run the same file again to go on.`)
    }
  }

  return {
    'imports.template': () => importTemplate(theShop(store)),
    'imports.begin': ({ importId, fileName, bytes }) => {
      const tooLarge = sizeRefusal(bytes)
      if (tooLarge !== null) return tooLarge
      if (current?.isRunning) return running()
      // The same request again is the same file.
      if (current?.id === importId && current.isOpen) return {}
      if (current?.isOpen) current.end('cancelled')
      current = new Upload(runtime, { id: importId, fileName, bytes })
      return {}
    },
    'imports.append': ({ importId, base64 }) => {
      const upload = open(importId)
      if (isRefusal(upload)) return upload
      return upload.append(Buffer.from(base64, 'base64')) ?? {}
    },
    'imports.preview': async ({ importId }) => {
      const upload = open(importId)
      if (isRefusal(upload)) return upload
      const opened = await upload.open()
      return isRefusal(opened) ? opened : { fileName: upload.fileName, ...opened.file.preview }
    },
    'imports.run': async ({ importId, mapping, locationId }, { staffId }) => {
      const upload = open(importId)
      if (isRefusal(upload)) return upload
      const opened = await upload.open()
      if (isRefusal(opened)) return opened
      // While the file was read, it may have been called off or started by another request.
      const still = open(importId)
      if (isRefusal(still)) return still
      const shop = theShop(store)
      const wrong = mappingRefusal(mapping, opened.file.columns) ?? locationRefusal(shop.locations, locationId)
      if (wrong !== null) return wrong
      upload.start(opened.file.preview.rowCount)
      void run(upload, { shop, ...opened, mapping, locationId, staffId })
      return {}
    },
    'imports.cancel': ({ importId }) => {
      if (current?.id !== importId) return {}
      current.cancelled = true
      if (current.isOpen) current.end('cancelled')
      return {}
    },
    'imports.progress': ({ importId }, _session, push) => {
      if (current?.id !== importId) return refuse('unknown_import', 'That file is not here any more. Choose it again.')
      return current.board.watch(push)
    },
  }
}

const running = (): Refusal =>
  refuse('import_running', 'A file is being brought in. Wait until it is done, or cancel it.')

const mappingRefusal = (mapping: ImportMapping, columns: readonly string[]): Refusal | null => {
  const gone = Object.values(mapping).find((column) => column !== null && !columns.includes(column))
  if (typeof gone === 'string') return refuse('column_missing', `The file has no column “${gone}”.`, 'mapping')
  const missing = needed.find((field) => mapping[field] === null)
  return missing === undefined
    ? null
    : refuse('column_missing', `Choose the column that holds the ${missing}.`, missing)
}

const locationRefusal = (locations: readonly { readonly id: string }[], locationId: string): Refusal | null =>
  locations.some((one) => one.id === locationId)
    ? null
    : refuse('unknown_location', 'That location is not in the shop. Choose another.', 'locationId')
