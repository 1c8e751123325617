import { createHmac, timingSafeEqual } from 'node:crypto'
import type { MerchantCredentials } from '../sandbox-folder.ts'

/** How long a token holds, in seconds, as PayPal's do. */
const LIFETIME = 32_400

/** Tokens are signed rather than stored, so that a restart of the merchant system does not end them. */
export function issueAccessToken(credentials: MerchantCredentials, now: number): { token: string; expiresIn: number } {
  const expires = String(Math.floor(now / 1000) + LIFETIME)
  return { token: `A21AA.${expires}.${signature(credentials, expires)}`, expiresIn: LIFETIME }
}

/** Whether an Authorization header carries a token of ours that still holds. */
export function holdsAccessToken(credentials: MerchantCredentials, header: string | undefined, now: number): boolean {
  const match = /^Bearer A21AA\.([0-9]+)\.([\w-]+)$/u.exec(header ?? '')
  if (match === null) return false
  const [, expires = '', given = ''] = match
  return sameText(given, signature(credentials, expires)) && Number(expires) * 1000 > now
}

/** Whether an Authorization header carries the client's id and secret (Basic). */
export function holdsClientSecret(credentials: MerchantCredentials, header: string | undefined): boolean {
  const expected = Buffer.from(`${credentials.clientId}:${credentials.clientSecret}`).toString('base64')
  return sameText(header ?? '', `Basic ${expected}`)
}

function signature({ clientSecret }: MerchantCredentials, expires: string): string {
  return createHmac('sha256', clientSecret).update(expires).digest('base64url')
}

function sameText(left: string, right: string): boolean {
  const [one, other] = [Buffer.from(left), Buffer.from(right)]
  return one.length === other.length && timingSafeEqual(one, other)
}
