import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { type Certificate, selfMade } from './certificate.ts'

/** The certificate in the folder, made at the first start: tills have pinned it, and would not know another one. */
export const keptCertificate = (folder: string, now: number): Certificate => {
  const file = path.join(folder, 'certificate.json')
  if (existsSync(file)) return JSON.parse(readFileSync(file, 'utf8')) as Certificate
  const made = selfMade(now)
  mkdirSync(folder, { recursive: true })
  writeFileSync(file, JSON.stringify(made), { mode: 0o600, flush: true })
  return made
}
