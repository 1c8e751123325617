import { randomBytes, randomInt } from 'node:crypto'
import { sha256 } from '../sha256.ts'

/** Digits and capitals that nobody takes for one another, read aloud or typed in: no 0 O, 1 I L, U. */
const alphabet = '23456789ABCDEFGHJKMNPQRSTVWXYZ'

/** Eight of them: 39 bits, for a quarter of an hour, and wrong ones are slowed down. */
export const newCode = (): string => Array.from({ length: 8 }, () => alphabet[randomInt(alphabet.length)]).join('')

/** As it is shown: `K7QM-2XRD`. */
export const shownCode = (code: string): string => `${code.slice(0, 4)}-${code.slice(4)}`

export const newKey = (): string => randomBytes(32).toString('base64url')

/** Keys and codes are drawn, not chosen: a plain hash is enough to keep them. */
export const hashOf = (secret: string): string => sha256(secret)
