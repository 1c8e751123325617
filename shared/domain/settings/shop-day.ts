const dayLength = 24 * 60 * 60 * 1000

const formats = new Map<string, Intl.DateTimeFormat>()
const formatOf = (timeZone: string): Intl.DateTimeFormat => {
  const known = formats.get(timeZone)
  if (known !== undefined) return known
  const numbers = { year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit' } as const
  const made = new Intl.DateTimeFormat('en-GB', { ...numbers, second: '2-digit', hourCycle: 'h23', timeZone })
  formats.set(timeZone, made)
  return made
}

/** The wall clock of a time zone (an IANA name) at a moment, as if it were that of Greenwich. */
const wallClock = (at: number, timeZone: string): number => {
  const parts = new Map(
    formatOf(timeZone)
      .formatToParts(at)
      .map(({ type, value }) => [type, Number(value)]),
  )
  const part = (type: Intl.DateTimeFormatPartTypes) => parts.get(type) ?? 0
  return Date.UTC(part('year'), part('month') - 1, part('day'), part('hour'), part('minute'), part('second'))
}

export const isTimeZone = (timeZone: string): boolean => {
  try {
    formatOf(timeZone)
    return true
  } catch {
    return false
  }
}

/** The day of a moment (milliseconds since 1970) in a time zone, as `2026-12-01`. */
export const dayAt = (at: number, timeZone: string): string =>
  new Date(wallClock(at, timeZone)).toISOString().slice(0, 10)

/** When a day (`2026-12-01`) begins in a time zone: its midnight, or what comes after it where the clocks leave that out. */
export const startOfDay = (day: string, timeZone: string): number => {
  const midnight = Date.parse(`${day}T00:00:00Z`)
  const offsetAt = (at: number) => wallClock(at, timeZone) - at
  const begins = [offsetAt(midnight - dayLength), offsetAt(midnight + dayLength)].map((offset) => midnight - offset)
  return Math.min(...begins.filter((at) => dayAt(at, timeZone) === day))
}

/** The day after one. */
export const nextDay = (day: string): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + dayLength).toISOString().slice(0, 10)
