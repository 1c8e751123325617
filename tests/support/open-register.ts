import type { Adapters } from '../../electron/order-manager/adapters.ts'
import { createShifts } from '../../electron/order-manager/shifts/shifts.ts'
import { type Client, must } from './client.ts'

/** Counts an empty drawer as the float, so that the register can sell. */
export const openRegister = (adapters: Pick<Adapters, 'store' | 'runtime'>): void => {
  must(createShifts(adapters).open(null, adapters.runtime.newId(), { amount: 0 }))
}

/** The same as somebody who is signed in does it. `float` in minor units. */
export const openRegisterAs = async (client: Client, float = 0): Promise<string> => {
  const shiftId = crypto.randomUUID()
  await client.do('shifts.open', { shiftId, float: { amount: float } })
  return shiftId
}
