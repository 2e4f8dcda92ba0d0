import type { Tone } from '@onhand/ui/desk'
import type { Answer } from '../../lib/answer.ts'
import type { api } from '../../lib/api.ts'

/** A shop of the operator's list. */
export type OperatorShop = Answer<typeof api.operator.shops.query>['items'][number]
/** How a shop's state looks. */
export const SHOP_TONES: Readonly<Record<OperatorShop['state'], Tone>> = {
  open: 'good',
  pending: 'signal',
  draft: 'plain',
  suspended: 'danger',
}
