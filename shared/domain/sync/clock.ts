/**
 * A hybrid logical time as text that sorts as time does: milliseconds since 1970, a counter, the device. It never goes
 * back on a device, and is never behind what the device has seen of others.
 * Kulkarni et al., Logical Physical Clocks, 2014.
 */
export type LogicalTime = string

/** Before every edit: of what was there before anybody edited it. */
export const noTime: LogicalTime = ''

const timePattern = /^\d{15}:\d{8}:.+$/

export const isLogicalTime = (text: string): boolean => text === noTime || timePattern.test(text)

const parts = (time: LogicalTime): { at: number; counter: number } => {
  const [at = '0', counter = '0'] = time.split(':')
  return { at: Number(at), counter: Number(counter) }
}

/** The time of an edit at the device after it has seen `last`. @param now milliseconds since 1970, by its wall clock */
export const tick = (last: LogicalTime, now: number, deviceId: string): LogicalTime => {
  const { at, counter } = parts(last)
  const later = now > at
  return timeOf(later ? now : at, later ? 0 : counter + 1, deviceId)
}

const timeOf = (at: number, counter: number, deviceId: string): LogicalTime =>
  `${String(at).padStart(15, '0')}:${String(counter).padStart(8, '0')}:${deviceId}`

export const later = (one: LogicalTime, other: LogicalTime): LogicalTime => (one > other ? one : other)
