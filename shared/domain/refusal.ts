/** An expected no: a stable code for programs, a sentence for people, and the field that it is about where there is one. */
export interface Refusal {
  readonly refusal: string
  readonly message: string
  readonly field?: string
  /** Where somebody with the right to may approve it: the same again, with the ticket that they have approved. */
  readonly approval?: ApprovalTicket
}

export interface ApprovalTicket {
  readonly ticket: string
  /** What the one who approves must be allowed, in words. */
  readonly needs: string
}

export const refuse = (refusal: string, message: string, field?: string): Refusal =>
  field === undefined ? { refusal, message } : { refusal, message, field }

export const isRefusal = (value: unknown): value is Refusal =>
  typeof value === 'object' && value !== null && 'refusal' in value && typeof value.refusal === 'string'
