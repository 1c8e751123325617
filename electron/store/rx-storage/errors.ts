/** The disk is full: nothing of the transaction was written. The message says what to do. */
export class StorageFullError extends Error {
  override readonly name = 'StorageFullError'
}

/** Another process, or another window of this program, holds the data folder. The message says what to do. */
export class StoreHeldError extends Error {
  override readonly name = 'StoreHeldError'
}

/** The data folder can't be made, read or written. The message says what to do. */
export class StoreUnwritableError extends Error {
  override readonly name = 'StoreUnwritableError'
}

/** The file is not ours, damaged, or of a newer Tillhouse. It was left as it is; the message says what to do. */
export class StoreUnreadableError extends Error {
  override readonly name = 'StoreUnreadableError'
}

/** A document that the store refuses, since its id or an indexed field is missing or of another type: a bug in the caller. */
export class InvalidDocumentError extends Error {
  override readonly name = 'InvalidDocumentError'
}
