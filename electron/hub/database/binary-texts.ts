/** PostgreSQL's number of the type `text` (pg_type.dat). */
const text = 25

/**
 * An array of texts, at least one, as PostgreSQL receives it in binary (`array_recv` in its arrayfuncs.c). Written as text, each
 * document of a push would be quoted here, letter by letter, and unquoted there: that was a third of what a push took of the hub.
 */
export const binaryTexts = (texts: readonly (string | null)[]): Buffer => {
  const sizes = texts.map((one) => (one === null ? -1 : Buffer.byteLength(one)))
  const size = sizes.reduce((sum, bytes) => sum + 4 + Math.max(0, bytes), 20)
  const buffer = Buffer.allocUnsafe(size)
  // One dimension.
  buffer.writeInt32BE(1, 0)
  buffer.writeInt32BE(texts.includes(null) ? 1 : 0, 4)
  buffer.writeInt32BE(text, 8)
  // How many, and the number of the first.
  buffer.writeInt32BE(texts.length, 12)
  buffer.writeInt32BE(1, 16)
  let at = 20
  texts.forEach((one, place) => {
    at = buffer.writeInt32BE(sizes[place] ?? -1, at)
    if (one !== null) at += buffer.write(one, at)
  })
  return buffer
}
