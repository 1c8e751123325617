/** The page's scheme and origin inside the app. The page is served from the package, never from the network. */
export const pageScheme = 'app'
const pageOrigin = 'app://tillhouse'
export const pageUrl = `${pageOrigin}/index.html`

/** An address in parts, or undefined where it is none. `URL.parse` is not in Node 20. */
export function parseAddress(address: string): URL | undefined {
  return URL.canParse(address) ? new URL(address) : undefined
}

/** True for an address of our page. `URL.origin` is "null" for schemes that Node does not know, so it is put together. */
export function isPageAddress(address: string): boolean {
  const url = parseAddress(address)
  return url !== undefined && `${url.protocol}//${url.host}` === pageOrigin
}
