const minute = 60_000
const hour = 60 * minute
const day = 24 * hour

/** How long ago something was, as one would say it: `just now`, `5 min ago`, `3 h ago`, `2 days ago`. Milliseconds. */
export const relativeTime = (at: number, now: number): string => {
  const age = now - at
  // A clock that was set back makes no future orders.
  if (age < minute) return 'just now'
  if (age < hour) return `${Math.floor(age / minute)} min ago`
  if (age < day) return `${Math.floor(age / hour)} h ago`
  const days = Math.floor(age / day)
  return days === 1 ? '1 day ago' : `${days} days ago`
}

/** How long something has been waiting: `8 min`, `3 h 20 min`, `2 days 4 h`. Milliseconds. */
export const ageText = (at: number, now: number): string => {
  const age = Math.max(0, now - at)
  const [days, hours, minutes] = [
    Math.floor(age / day),
    Math.floor((age % day) / hour),
    Math.floor((age % hour) / minute),
  ]
  if (days > 0) return `${days} ${days === 1 ? 'day' : 'days'}${hours === 0 ? '' : ` ${hours} h`}`
  if (hours > 0) return `${hours} h${minutes === 0 ? '' : ` ${minutes} min`}`
  return `${minutes} min`
}

/** Whether something came in less than a minute ago: an age of `0 min` says nothing. Milliseconds. */
export const isNew = (at: number, now: number): boolean => now - at < minute
