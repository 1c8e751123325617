import { type Queue, queues } from '../../../shared/domain/orders/queues.ts'
import { useLive } from '../../client/use-live.ts'
import { filterOrders, useOrderFilters } from './order-filters.ts'
import { queueWords } from './queue-words.ts'
import classes from './queues.module.css'

/** How many online orders wait for what. A press shows them, the riskiest or the oldest first. */
export const QueueBar = () => {
  const counts = useLive('orders.queues', {}).value ?? []
  const chosen = useOrderFilters(({ queue }) => queue)
  const countOf = (queue: Queue): number =>
    counts.filter((one) => one.queue === queue).reduce((sum, { count }) => sum + count, 0)
  const shown = queues.filter((queue) => countOf(queue) > 0 || queue === chosen)
  if (shown.length === 0) return null
  return (
    <div className={classes['bar']} role="group" aria-label="Queues">
      {shown.map((queue) => (
        <button
          key={queue}
          type="button"
          className={classes['queue']}
          aria-pressed={queue === chosen}
          onClick={() => filterOrders({ queue: queue === chosen ? null : queue })}
        >
          {queueWords[queue]} <b>{countOf(queue)}</b>
        </button>
      ))}
    </div>
  )
}
