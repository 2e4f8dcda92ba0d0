import type { OperateRefusal } from '../identity/operate.ts'

/** Refusals of money's use-cases. Each carries what the person needs to do better. */
export type MoneyRefusal =
  | OperateRefusal
  | { readonly code: 'not_found'; readonly what: string }
  | { readonly code: 'invalid_field'; readonly field: string; readonly expected: string }
  | { readonly code: 'payout_too_large'; readonly availableMinor: number; readonly currency: string }
  | { readonly code: 'payout_below_minimum'; readonly minimumMinor: number; readonly currency: string }
  | { readonly code: 'payout_id_reused' }
  | { readonly code: 'shop_suspended'; readonly reason: string }
