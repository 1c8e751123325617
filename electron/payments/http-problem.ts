/** What went wrong with a request that got no answer, as the end of a sentence: "… did not answer in time". */
export const describeFailure = (error: unknown): string => {
  if (error instanceof Error && (error.name === 'TimeoutError' || error.name === 'AbortError')) {
    return 'did not answer in time'
  }
  const code = errorCode(error) ?? ''
  if (
    /CERT|SSL|TLS|SELF_SIGNED|ISSUER|LEAF/.test(code) ||
    (error instanceof Error && /certificate/i.test(error.message))
  )
    return 'has a certificate that is not the right one for it'
  switch (code) {
    case 'ECONNREFUSED':
      return 'does not accept connections'
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return 'cannot be found: check the address and the network'
    case 'ECONNRESET':
    case 'UND_ERR_SOCKET':
      return 'broke the connection off'
    default:
      return 'cannot be reached'
  }
}

/** The code of an error or of what caused it; fetch wraps the socket's error as its cause. */
const errorCode = (error: unknown): string | undefined => {
  if (!(error instanceof Error)) return undefined
  if ('code' in error && typeof error.code === 'string') return error.code
  return error.cause === undefined ? undefined : errorCode(error.cause)
}
