/** The port is taken; the message says what to do. */
class PortTakenError extends Error {
  override readonly name = 'PortTakenError'
}

/** @throws PortTakenError where another program has the port. */
export const listen = async (start: () => Promise<string>, port: number): Promise<string> => {
  try {
    return await start()
  } catch (error) {
    if (error instanceof Error && 'code' in error && (error.code === 'EADDRINUSE' || error.code === 'EACCES'))
      throw new PortTakenError(
        `Port ${port} is taken by another program: close it, or start Tillhouse with --port and another number.`,
      )
    throw error
  }
}
