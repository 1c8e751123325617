import { useShop } from '../../stores/shop.ts'

const machineZone = new Intl.DateTimeFormat().resolvedOptions().timeZone

/** The shop's time zone; that of this machine until one was chosen. */
export const useTimeZone = (): string => useShop().timeZone ?? machineZone
