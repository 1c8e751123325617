import { readFile } from 'node:fs/promises'
import { extname, join, normalize, sep } from 'node:path'
import { isPageAddress } from './page-address.ts'

/** Nothing but the package's own files. Mantine puts its variables into style elements, hence their 'unsafe-inline'. */
const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "font-src 'self'",
  "connect-src 'self'",
  'frame-src blob:',
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ')

const contentTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.jpg': 'image/jpeg',
  '.webp': 'image/webp',
  '.ttf': 'font/ttf',
  '.woff': 'font/woff',
  '.woff2': 'font/woff2',
  '.wasm': 'application/wasm',
}

/**
 * Answers a request for one of the built page's files. Refuses with 403 another origin, with 405 another method
 * than GET, with 404 what is not there, lies outside `folder`, or is of a kind that the page does not consist of.
 */
export async function servePageFile(folder: string, request: Pick<Request, 'url' | 'method'>): Promise<Response> {
  if (!isPageAddress(request.url)) return refuse(403)
  if (request.method !== 'GET') return refuse(405)
  const file = fileOf(folder, new URL(request.url).pathname)
  const contentType = file && contentTypes[extname(file)]
  if (!file || !contentType) return refuse(404)
  const body = await readFile(file).catch(() => undefined)
  if (!body) return refuse(404)
  return new Response(new Uint8Array(body), { headers: { ...safeHeaders, 'content-type': contentType } })
}

const safeHeaders = {
  'content-security-policy': contentSecurityPolicy,
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cache-control': 'no-cache',
}

function refuse(status: number): Response {
  return new Response(null, { status, headers: safeHeaders })
}

function fileOf(folder: string, pathname: string): string | undefined {
  try {
    const path = decodeURIComponent(pathname)
    if (path.includes('\0')) return undefined
    const file = normalize(join(folder, path === '/' ? 'index.html' : path))
    return file.startsWith(folder + sep) ? file : undefined
  } catch {
    return undefined
  }
}
