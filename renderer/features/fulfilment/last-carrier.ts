import { create } from 'zustand'

/** A packing table mostly ships with one carrier: the next parcel begins with it. */
export const useLastCarrier = create<{ readonly carrier: string }>()(() => ({ carrier: '' }))
