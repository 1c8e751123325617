import { create } from 'zustand'

interface LastShipped {
  readonly id: string
  readonly number: string
}

/** The order that was shipped last from this page: the queue says so, and offers the next one. */
export const useLastShipped = create<{ readonly order: LastShipped | null }>()(() => ({ order: null }))

export const forgetLastShipped = (): void => useLastShipped.setState({ order: null })
