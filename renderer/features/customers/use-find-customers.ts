import { useDebouncedValue } from '@mantine/hooks'
import type { CustomerRecord } from '../../../shared/domain/customers/customer-record.ts'
import type { Refusal } from '../../../shared/domain/refusal.ts'
import { useQuery } from '../../client/use-query.ts'

const pauseMilliseconds = 30

interface FoundCustomers {
  /** Undefined until the first answer. */
  readonly customers: readonly CustomerRecord[] | undefined
  readonly refusal: Refusal | null
  readonly reload: () => void
}

/** Customers while somebody types: by name, phone, e-mail or card; all by name where nothing is typed. */
export const useFindCustomers = (typed: string, limit: number): FoundCustomers => {
  const [text] = useDebouncedValue(typed.trim(), pauseMilliseconds)
  const { value: customers, refusal, reload } = useQuery('customers.find', { text, limit })
  return { customers, refusal, reload }
}
