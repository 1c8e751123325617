import { expect } from 'vitest'

/** Decodes as a printer does: ESC t changes the code page (Epson's numbers), other commands are skipped. */
export const print = (bytes: Uint8Array): string => {
  const pages: Record<number, Record<number, string>> = {
    0: { 0x82: 'é', 0x8a: 'è', 0x8e: 'Ä', 0xfa: '·', 0xc4: '─', 0x9c: '£', 0x81: 'ü' },
    19: { 0xd5: '€', 0x82: 'é', 0x8a: 'è', 0x8e: 'Ä', 0xfa: '·', 0xc4: '─', 0x81: 'ü' },
  }
  const lengths: Record<string, number> = { '@': 0, M: 1, t: 1, a: 1, E: 1, '!': 1, p: 3, '2': 0 }
  let page = 0
  let text = ''
  for (let at = 0; at < bytes.length; at += 1) {
    const byte = bytes[at] ?? 0
    const next = String.fromCharCode(bytes[at + 1] ?? 0)
    if (byte === 0x1b) {
      if (next === 't') page = bytes[at + 2] ?? 0
      expect(lengths, `ESC ${next}`).toHaveProperty([next])
      at += 1 + (lengths[next] ?? 0)
    } else if (byte === 0x1c) {
      at += 1
    } else if (byte === 0x1d) {
      at += next === 'k' ? 3 + (bytes[at + 3] ?? 0) : 2
    } else {
      text += byte < 0x80 ? String.fromCharCode(byte) : (pages[page]?.[byte] ?? '\ufffd')
    }
  }
  return text
}
