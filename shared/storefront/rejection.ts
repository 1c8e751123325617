/** What a web shop asks and can't have: the HTTP status says how, the fields say where. Nothing was stored. */
export interface Rejection {
  readonly status: 404 | 409 | 422 | 503
  readonly title: string
  readonly errors: readonly { readonly field: string; readonly message: string }[]
}
export const isRejection = (value: object): value is Rejection => 'errors' in value

export const reject = (status: Rejection['status'], title: string, field: string, message: string): Rejection => ({
  status,
  title,
  errors: [{ field, message }],
})

/** Of an order that is not there, or is another web shop's. */
export const noOrder = reject(404, 'No such order', 'id', 'This web shop has no order with that id.')
/** Likewise of an endpoint. */
export const noEndpoint = reject(404, 'No such endpoint', 'id', 'This web shop has no endpoint with that id.')
