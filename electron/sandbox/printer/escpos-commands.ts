/**
 * One command of an ESC/POS stream, cut out of the bytes but not yet carried out. `name` is the command's bytes as the
 * Epson reference writes them (`ESC @`, `GS ( k`), `text` for printable bytes, `LF` and `CR` for themselves.
 */
export type EscposCommand = { name: string; data: Buffer; size: number }

const LEADS: Record<number, string> = { 0x10: 'DLE', 0x1b: 'ESC', 0x1c: 'FS', 0x1d: 'GS' }

/** How many parameter bytes follow the two bytes of a command; those of variable length are in `measure`. */
const PARAMETERS: Record<string, number> = {
  'ESC @': 0,
  'ESC !': 1,
  'ESC -': 1,
  'ESC E': 1,
  'ESC G': 1,
  'ESC M': 1,
  'ESC a': 1,
  'ESC t': 1,
  'ESC R': 1,
  'ESC {': 1,
  'ESC V': 1,
  'ESC 2': 0,
  'ESC 3': 1,
  'ESC d': 1,
  'ESC J': 1,
  'ESC p': 3,
  'ESC SP': 1,
  'ESC $': 2,
  'ESC \\': 2,
  'ESC =': 1,
  'ESC c': 2,
  'ESC i': 0,
  'ESC m': 0,
  'ESC L': 0,
  'ESC S': 0,
  'ESC T': 1,
  'ESC W': 8,
  'ESC r': 1,
  'ESC u': 1,
  'ESC v': 0,
  'ESC e': 1,
  'ESC K': 1,
  'ESC %': 1,
  'ESC ?': 1,
  'ESC <': 0,
  'ESC U': 1,
  'GS !': 1,
  'GS B': 1,
  'GS H': 1,
  'GS f': 1,
  'GS h': 1,
  'GS w': 1,
  'GS L': 2,
  'GS W': 2,
  'GS P': 2,
  'GS a': 1,
  'GS r': 1,
  'GS I': 1,
  'GS b': 1,
  'GS $': 2,
  'GS \\': 2,
  'GS :': 0,
  'GS /': 1,
  'GS ^': 3,
  'GS T': 1,
  'FS .': 0,
  'FS &': 0,
  'FS !': 1,
  'FS -': 1,
  'FS S': 2,
  'FS W': 1,
  'FS p': 2,
  'FS C': 1,
  'DLE EOT': 1,
  'DLE ENQ': 1,
  'DLE DC4': 3,
}
const NAMED: Record<number, string> = { 0x04: 'EOT', 0x05: 'ENQ', 0x14: 'DC4', 0x20: 'SP' }

/** Cuts the first command off the bytes, or answers undefined where its end has not arrived yet. Bytes must not be empty. */
export function nextCommand(bytes: Buffer): EscposCommand | undefined {
  const first = bytes[0] ?? 0
  const lead = LEADS[first]
  if (lead === undefined) return plain(bytes, first)
  const second = bytes[1]
  if (second === undefined) return undefined
  const name = `${lead} ${NAMED[second] ?? String.fromCharCode(second)}`
  const length = measure(name, bytes)
  if (length === undefined || bytes.length < 2 + length) return undefined
  return { name, data: bytes.subarray(2, 2 + length), size: 2 + length }
}

function plain(bytes: Buffer, first: number): EscposCommand {
  if (first === 0x0a) return { name: 'LF', data: bytes.subarray(0, 0), size: 1 }
  if (first < 0x20)
    return { name: first === 0x0c ? 'FF' : first === 0x09 ? 'HT' : 'control', data: bytes.subarray(0, 1), size: 1 }
  let end = 1
  while (end < bytes.length && (bytes[end] ?? 0) >= 0x20) end += 1
  return { name: 'text', data: bytes.subarray(0, end), size: end }
}

/** The number of parameter bytes, or undefined where not enough has arrived to tell. */
function measure(name: string, bytes: Buffer): number | undefined {
  const at = (index: number): number | undefined => bytes[index]
  switch (name) {
    case 'GS V': {
      const mode = at(2)
      return mode === undefined ? undefined : mode >= 65 ? 2 : 1
    }
    case 'GS k':
      return measureBarcode(bytes)
    case 'ESC D':
      return until(bytes, 2)
    case 'ESC *': {
      const [mode, low, high] = [at(2), at(3), at(4)]
      if (mode === undefined || low === undefined || high === undefined) return undefined
      return 3 + (low + 256 * high) * (mode >= 32 ? 3 : 1)
    }
    case 'GS v': {
      const [widthLow, widthHigh, low, high] = [at(4), at(5), at(6), at(7)]
      if (widthLow === undefined || widthHigh === undefined || low === undefined || high === undefined) return undefined
      return 6 + (widthLow + 256 * widthHigh) * (low + 256 * high)
    }
    case 'GS (':
    case 'FS (':
    case 'ESC (': {
      const [low, high] = [at(3), at(4)]
      return low === undefined || high === undefined ? undefined : 3 + low + 256 * high
    }
    default:
      return PARAMETERS[name] ?? 0
  }
}

/** GS k: the older form ends with NUL (m to 6), the newer one has a length (m from 65). */
function measureBarcode(bytes: Buffer): number | undefined {
  const kind = bytes[2]
  if (kind === undefined) return undefined
  if (kind <= 6) return until(bytes, 3)
  const length = bytes[3]
  return length === undefined ? undefined : 2 + length
}

function until(bytes: Buffer, from: number): number | undefined {
  const end = bytes.indexOf(0, from)
  return end === -1 ? undefined : end + 1 - 2
}
