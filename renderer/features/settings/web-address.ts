/** What to say where it is none. */
export const addressHint = 'Enter a whole address, which begins with https:// or http://.'

/** Whether it is an address that can be called: `http://` or `https://`, with a host. */
export const isWebAddress = (text: string): boolean => {
  try {
    const { protocol, hostname } = new URL(text)
    return (protocol === 'https:' || protocol === 'http:') && hostname !== ''
  } catch {
    return false
  }
}
