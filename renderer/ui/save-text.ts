import { saveFile } from './save-file.ts'

/** Saves a text as a CSV file in UTF-8. */
export const saveText = (fileName: string, text: string): void => {
  let binary = ''
  for (const byte of new TextEncoder().encode(text)) binary += String.fromCharCode(byte)
  saveFile({ fileName, mediaType: 'text/csv;charset=utf-8', base64: btoa(binary) })
}
