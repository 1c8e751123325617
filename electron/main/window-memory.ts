import { readFileSync, writeFileSync } from 'node:fs'

/** Where and how large the window was, in device-independent pixels. */
export interface WindowPlace {
  readonly x?: number
  readonly y?: number
  readonly width: number
  readonly height: number
  readonly maximized: boolean
}
interface Area {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

export const smallestWindow = { width: 1024, height: 700 }
const firstPlace: WindowPlace = { width: 1280, height: 800, maximized: false }

/**
 * The place that was kept in `file`, or the first one where none was or it can't be read. A position is taken only
 * where one of `displays` still shows the window's title bar: a screen may have been unplugged since.
 */
export function recallWindow(file: string, displays: readonly Area[]): WindowPlace {
  const kept = read(file)
  if (!kept) return firstPlace
  const size = {
    width: Math.max(kept.width, smallestWindow.width),
    height: Math.max(kept.height, smallestWindow.height),
    maximized: kept.maximized,
  }
  const { x, y } = kept
  if (x === undefined || y === undefined) return size
  const visible = displays.some(
    (display) =>
      x + size.width / 2 > display.x &&
      x + size.width / 2 < display.x + display.width &&
      y >= display.y &&
      y < display.y + display.height,
  )
  return visible ? { ...size, x, y } : size
}

/** Keeps the place for the next start. A folder that can't be written costs the size, never the shop's closing. */
export function rememberWindow(file: string, place: WindowPlace): void {
  try {
    writeFileSync(file, JSON.stringify(place))
  } catch (error) {
    console.error('The window’s size could not be kept.', error)
  }
}

function read(file: string): WindowPlace | undefined {
  try {
    const kept: unknown = JSON.parse(readFileSync(file, 'utf8'))
    return isPlace(kept) ? kept : undefined
  } catch {
    return undefined
  }
}

function isPlace(value: unknown): value is WindowPlace {
  if (typeof value !== 'object' || value === null) return false
  const place = value as Readonly<Record<string, unknown>>
  return (
    Number.isSafeInteger(place['width']) &&
    Number.isSafeInteger(place['height']) &&
    typeof place['maximized'] === 'boolean' &&
    (place['x'] === undefined || Number.isSafeInteger(place['x'])) &&
    (place['y'] === undefined || Number.isSafeInteger(place['y']))
  )
}
