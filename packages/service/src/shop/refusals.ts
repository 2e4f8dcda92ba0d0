import type { ChecklistStep, ShopState } from '@onhand/domain/shop/checklist'
import type { OperateRefusal } from '../identity/operate.ts'

/** What the use-cases of a shop's settings refuse. */
export type ShopRefusal =
  | OperateRefusal
  | { readonly code: 'not_found'; readonly what: string }
  | { readonly code: 'invalid_field'; readonly field: string; readonly expected: string }
  | { readonly code: 'slug_taken' }
  | { readonly code: 'id_taken' }
  | { readonly code: 'shop_incomplete'; readonly missing: readonly ChecklistStep[] }
  | { readonly code: 'shop_state'; readonly state: ShopState }
  | { readonly code: 'payee_unknown' }
  | { readonly code: 'payee_currency'; readonly currency: string }
