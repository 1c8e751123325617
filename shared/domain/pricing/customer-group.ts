/**
 * Whether what is for a group, or for everyone where that is null, is for a customer of another one. People write groups by
 * hand, here “Trade” and there “trade”: that is one group.
 */
export const isForGroup = (meant: string | null, group: string | null): boolean =>
  meant === null || (group !== null && groupKey(meant) === groupKey(group))

const groupKey = (group: string): string => group.trim().toLowerCase()
