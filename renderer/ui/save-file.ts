/** A file as the order manager answers it. */
interface GivenFile {
  readonly fileName: string
  readonly mediaType: string
  readonly base64: string
}

const bytesOf = (base64: string): Uint8Array<ArrayBuffer> => {
  const text = atob(base64)
  const bytes = new Uint8Array(text.length)
  for (let index = 0; index < text.length; index += 1) bytes[index] = text.charCodeAt(index)
  return bytes
}

/** Hands a file to the browser as a download. */
export const saveFile = (file: GivenFile): void => {
  const url = URL.createObjectURL(new Blob([bytesOf(file.base64)], { type: file.mediaType }))
  const link = document.createElement('a')
  link.href = url
  link.download = file.fileName
  link.click()
  // The download has begun by the next turn; a URL that is never revoked keeps the bytes.
  setTimeout(() => URL.revokeObjectURL(url), 10_000)
}
