import { type Refusal, refuse } from '../../shared/domain/refusal.ts'
import { HubUnreachable } from './hub-client.ts'

/** What does not answer is a refusal here: somebody waits for it, and reads why. */
export const reached = async <T>(work: () => Promise<T>): Promise<T | Refusal> => {
  try {
    return await work()
  } catch (error) {
    if (error instanceof HubUnreachable)
      return refuse('hub_unreachable', 'The hub does not answer: check its address, and that it runs.', 'url')
    throw error
  }
}
