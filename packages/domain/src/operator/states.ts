/** Where a shop stands with the operator: `draft` is not sent in yet, `pending` waits for an answer. */
export const SHOP_STATES = ['open', 'pending', 'draft', 'suspended'] as const
export type ShopState = (typeof SHOP_STATES)[number]

/** What became of a checkout in trouble. `released`: no money had been held. */
export const TROUBLE_OUTCOMES = ['open', 'placed', 'voided', 'refunded', 'released'] as const
export type TroubleOutcome = (typeof TROUBLE_OUTCOMES)[number]
