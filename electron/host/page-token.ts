import { randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import path from 'node:path'
import { keptFile } from './kept-file.ts'

const fileIn = (folder: string): string => path.join(folder, 'page.token')

/** Lets a browser's page connect. Made when the first shop opens in the folder, and stays. */
export const pageToken = (folder: string): string =>
  keptFile(fileIn(folder), () => randomBytes(24).toString('base64url'))

/** Whether a shop was opened in the folder before. */
export const hasPageToken = (folder: string): boolean => existsSync(fileIn(folder))
