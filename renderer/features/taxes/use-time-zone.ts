import { useShop } from '../../stores/shop.ts'

/** The shop's time zone; that of this machine until one was chosen. */
export const useTimeZone = (): string => useShop().timeZone ?? Intl.DateTimeFormat().resolvedOptions().timeZone
