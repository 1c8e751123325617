import type { CardAsked, Folded, Steps } from './folded.ts'

/** The order after its card terminal was heard of again. */
export const cardBecame = ({ asked }: Folded, paymentId: string, state: CardAsked['state']): Pick<Folded, 'asked'> => ({
  asked: asked.map((one) => (one.paymentId === paymentId ? { ...one, state } : one)),
})

/** What happens between an order and a card terminal, by the checker's own reckoning. */
export const cardSteps = {
  cardPaymentAsked: ({ asked }, { paymentId, amount }) => ({
    asked: [...asked, { paymentId, amount, state: 'asked' }],
  }),
  cardPaymentFailed: (order, { paymentId }) => cardBecame(order, paymentId, 'failed'),
  cardPaymentKnown: (order, { paymentId }) => cardBecame(order, paymentId, 'paid'),
  cardPaymentGivenUp: (order, { paymentId }) => cardBecame(order, paymentId, 'givenUp'),
  cardPaymentInVain: (order, { paymentId }) => cardBecame(order, paymentId, 'inVain'),
  cardReversalFailed: () => ({}),
  cardPaymentReversed: (order, { paymentId }) => cardBecame(order, paymentId, 'reversed'),
} satisfies Partial<Steps>
