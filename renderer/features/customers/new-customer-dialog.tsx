import type { CustomerRecord } from '../../../shared/domain/customers/customer-record.ts'
import { Dialog } from '../../ui/dialog.tsx'
import { CustomerForm } from './customer-form.tsx'

interface NewCustomerDialogProps {
  /** What was looked for in vain. */
  readonly begun: string
  /** The number of a customer card that was scanned meanwhile. */
  readonly scanned?: string
  readonly onSaved: (record: CustomerRecord) => void
  readonly onClose: () => void
}

/** Adds a customer while something else is done for them. */
export const NewCustomerDialog = ({ begun, scanned = '', onSaved, onClose }: NewCustomerDialogProps) => (
  <Dialog opened onClose={onClose} title="New customer" size={560}>
    <CustomerForm record={null} begun={begun} scanned={scanned} onSaved={onSaved} onClose={onClose} />
  </Dialog>
)
