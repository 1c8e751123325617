import type { Refusal } from '../../../shared/domain/refusal.ts'
import type { Asked } from '../../stores/asked-tender.ts'

/** What is wrong with what stands in a field: seen here, or by the order manager. */
export const faultOf = (field: string, asked: Asked, refusal: Refusal | null): string | null => {
  if (refusal?.field === field) return refusal.message
  return 'obstacle' in asked && asked.field === field ? asked.obstacle : null
}

/** What keeps the payment from being taken; empty where one of the fields on screen says it, null where nothing does. */
export const obstacleOf = (asked: Asked, fields: readonly string[]): string | null => {
  if (!('obstacle' in asked)) return null
  return fields.includes(asked.field ?? '') ? '' : asked.obstacle
}
