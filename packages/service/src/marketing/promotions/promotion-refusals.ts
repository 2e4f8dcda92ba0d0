import type { PromotionRefusal } from '@onhand/domain/marketing/promotion'
import type { OperateRefusal } from '../../identity/operate.ts'

/** Refusals of planning and running promotions. */
export type PromotionDeskRefusal =
  | OperateRefusal
  | PromotionRefusal
  | { readonly code: 'not_found'; readonly what: 'promotion' | 'vendor' }
  | { readonly code: 'id_taken' }
