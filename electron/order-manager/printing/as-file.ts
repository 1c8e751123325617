/** A PDF for the page to save: JSON carries it as base64 on every transport. */
export const asFile = (fileName: string, bytes: Uint8Array) => ({
  fileName,
  mediaType: 'application/pdf',
  base64: Buffer.from(bytes).toString('base64'),
})
