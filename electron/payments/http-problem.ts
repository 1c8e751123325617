/** What went wrong with a request that got no answer, as the end of a sentence: "… did not answer in time". */
export const describeFailure = (error: unknown): string => {
  if (error instanceof Error && (error.name === 'TimeoutError' || error.name === 'AbortError')) {
    return 'did not answer in time'
  }
  switch (errorCode(error)) {
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
