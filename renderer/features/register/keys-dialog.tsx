import { closeDialog } from '../../stores/register-screen.ts'
import { Dialog } from '../../ui/dialog.tsx'
import { KeyHint } from '../../ui/key-hint.tsx'
import classes from './keys-dialog.module.css'

type Row = readonly [keys: readonly string[], does: string]

const groups: readonly (readonly [title: string, rows: readonly Row[]])[] = [
  [
    'Find products',
    [
      [['A – Z'], 'Just type: it goes to the search'],
      [['F2', '/'], 'Go to the search'],
      [['↑', '↓'], 'Choose among the results'],
      [['Enter'], 'Add the chosen result'],
      [['Esc'], 'Clear the search'],
    ],
  ],
  [
    'Cart',
    [
      [['↑', '↓'], 'Go to a line (while the search is empty)'],
      [['+', '−'], 'One more, one fewer'],
      [['0 – 9', 'Enter'], 'Set its quantity'],
      [['D'], 'Give it a discount'],
      [['P'], 'Agree another price for it'],
      [['O'], 'Discount on the whole order'],
      [['V'], 'Enter a coupon'],
      [['N'], 'Write a note on it'],
      [['Del'], 'Remove it'],
      [['Ctrl Z'], 'Undo the last change'],
      [['Shift Del'], 'Clear the cart'],
      [['Esc'], 'Back to the search'],
    ],
  ],
  [
    'Customers and carts',
    [
      [['F6'], 'Whose cart it is: find or add a customer'],
      [['F3'], 'Write a note on the order'],
      [['F7'], 'Park the cart'],
      [['F8'], 'Parked carts: Enter takes one up, Del deletes it'],
      [['Ctrl L'], 'Set the goods aside, to be paid in instalments'],
      [['F4'], 'Check a price, without selling'],
      [['F5'], 'Take goods back; so does scanning the receipt'],
      [['Menu'], 'On a product: make it a favourite'],
      [['F9'], 'Switch staff, with the cart as it is'],
      [['F10'], 'Open the drawer without a sale'],
      [['Ctrl G'], 'Sell a gift card'],
      [['Ctrl B'], 'Payment of what a customer owes'],
    ],
  ],
  [
    'Payment',
    [
      [['F12', 'Ctrl Enter'], 'Pay'],
      [['C'], 'Cash'],
      [['K'], 'Card'],
      [['G', 'S', 'A', 'P'], 'Gift card or voucher, store credit, on account, points'],
      [['E'], 'Exactly what is left to pay'],
      [['R'], 'Reference of the card payment'],
      [['B'], 'Card on another machine than the terminal, and back'],
      [['T'], 'A tip, where the shop takes any'],
      [['Enter'], 'Take the payment; the last one completes the sale'],
      [['Esc'], 'Back to the cart'],
    ],
  ],
]

export const KeysDialog = () => (
  <Dialog opened onClose={closeDialog} title="Keys" size={1160}>
    <div className={classes['groups']}>
      {groups.map(([title, rows]) => (
        <section key={title}>
          <h3 className={classes['title']}>{title}</h3>
          <dl className={classes['rows']}>
            {rows.map(([keys, does]) => (
              <div key={does} className={classes['row']}>
                <dt className={classes['keys']}>
                  {keys.map((key) => (
                    <KeyHint key={key} keys={key} spoken />
                  ))}
                </dt>
                <dd>{does}</dd>
              </div>
            ))}
          </dl>
        </section>
      ))}
    </div>
    <p className={classes['note']}>The scanner works at any time, wherever the cursor is.</p>
  </Dialog>
)
