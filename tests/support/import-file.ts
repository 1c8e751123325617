import { type Client, must } from './client.ts'

const pieceBytes = 256 * 1024

/** Sends a file of products, up to its preview. */
export const sendImport = async (client: Client, importId: string, file: Buffer): Promise<void> => {
  await client.do('imports.begin', { importId, fileName: 'catalog.csv', bytes: file.length })
  for (let at = 0; at < file.length; at += pieceBytes)
    await client.do('imports.append', { importId, base64: file.toString('base64', at, at + pieceBytes) })
  await client.do('imports.preview', { importId })
}

/** Brings in what was sent, and waits until it is there. @throws Error for a bad row. */
export const runImport = async (client: Client, importId: string): Promise<void> => {
  const { mapping } = await client.do('imports.preview', { importId })
  const { shop } = await client.now('settings.read', {})
  await client.do('imports.run', { importId, mapping, locationId: shop.locations[0]?.id ?? '' })
  await new Promise<void>((settle, fail) => {
    const stop = client.rpc.subscribe('imports.progress', { importId }, (progress) => {
      const { state, badRows } = must(progress)
      if (state !== 'failed' && state !== 'done' && badRows.length === 0) return
      queueMicrotask(() => stop())
      if (state === 'done' && badRows.length === 0) settle()
      else fail(new Error(`${state}: line ${badRows[0]?.line}: ${badRows[0]?.reason}`))
    })
  })
}
