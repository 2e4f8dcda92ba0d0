import type { ProductRefusal } from '@onhand/service/catalog/admin/refusals'
import type { ImportRefusal } from '@onhand/service/data-import/view-import'
import type { PromotionDeskRefusal } from '@onhand/service/marketing/promotions/promotion-refusals'
import type { ReportRefusal } from '@onhand/service/reports/schedules'
import type { MoneyRefusal } from '@onhand/service/money/refusals'
import type { PurchaseRefusal } from '@onhand/service/purchasing/refusals'
import type { CartRefusal } from '@onhand/service/ordering/cart-port'
import type {
  MovementRefusal,
  ReservationRefusal,
  ReserveRefusal,
  SettlementRefusal,
} from '@onhand/domain/inventory/types'
import type { StartRefusal } from '@onhand/service/forecasting/start-run'
import type { PaymentRefusal } from '@onhand/service/payments/ports'
import type { PlaceInUse } from '@onhand/service/shop/close-location'
import type { ShopRefusal } from '@onhand/service/shop/refusals'
import type { CountState } from '@onhand/service/stock/counts'
import type { TransferState } from '@onhand/service/stock/transfers'
import type { TeamRefusal } from '@onhand/service/team/grants'
import type { Result } from '@onhand/domain/result'
import { TRPCError } from '@trpc/server'

/** Refusals that belong to no single capability. */
export type GeneralRefusal =
  | { readonly code: 'not_found'; readonly what: string }
  | { readonly code: 'forbidden' }
  | { readonly code: 'sign_in_required' }
  | { readonly code: 'second_factor_required' }
  | { readonly code: 'invalid_field'; readonly field: string; readonly expected: string }
  | { readonly code: 'order_state'; readonly status: string }
  | { readonly code: 'refund_too_large'; readonly refundableMinor: number }
  | { readonly code: 'refund_id_reused' }
  | { readonly code: 'checkout_fails' }

/** Refusals of a shop's work on its orders and customers. */
export type OrderDeskRefusal =
  | { readonly code: 'line_unavailable'; readonly line: number; readonly availableUnits: number }
  | { readonly code: 'pick_list_conflict' }
  | { readonly code: 'pick_too_many' }
  | { readonly code: 'pick_incomplete'; readonly missingUnits: number }
  | { readonly code: 'customer_exists' }
  | { readonly code: 'substitute_unwanted' }
  | { readonly code: 'substitute_too_dear'; readonly unitPriceMinor: number }

/** Every refusal that can reach a client. */
export type AnyRefusal =
  | GeneralRefusal
  | OrderDeskRefusal
  | CartRefusal
  | ReserveRefusal
  | ReservationRefusal
  | MovementRefusal
  | SettlementRefusal
  | TransferState
  | CountState
  | StartRefusal
  | PaymentRefusal
  | TeamRefusal
  | MoneyRefusal
  | ProductRefusal
  | ShopRefusal
  | PlaceInUse
  | ImportRefusal
  | ReportRefusal
  | PurchaseRefusal
  | PromotionDeskRefusal

/** The one table from what the domain says to what the transport says. */
const TRANSPORT_CODE = {
  not_found: 'NOT_FOUND',
  forbidden: 'FORBIDDEN',
  sign_in_required: 'UNAUTHORIZED',
  second_factor_required: 'FORBIDDEN',
  beyond_own_permissions: 'FORBIDDEN',
  last_owner: 'CONFLICT',
  role_in_use: 'CONFLICT',
  name_taken: 'CONFLICT',
  already_member: 'CONFLICT',
  invitation_expired: 'CONFLICT',
  invitation_for_other: 'FORBIDDEN',
  key_exists: 'CONFLICT',
  invalid_field: 'BAD_REQUEST',
  order_state: 'CONFLICT',
  refund_too_large: 'UNPROCESSABLE_CONTENT',
  refund_id_reused: 'CONFLICT',
  checkout_fails: 'CONFLICT',
  payout_too_large: 'UNPROCESSABLE_CONTENT',
  payout_below_minimum: 'UNPROCESSABLE_CONTENT',
  payout_id_reused: 'CONFLICT',
  shop_suspended: 'CONFLICT',
  line_unavailable: 'CONFLICT',
  pick_list_conflict: 'CONFLICT',
  pick_too_many: 'UNPROCESSABLE_CONTENT',
  pick_incomplete: 'CONFLICT',
  customer_exists: 'CONFLICT',
  substitute_unwanted: 'CONFLICT',
  substitute_too_dear: 'UNPROCESSABLE_CONTENT',
  cart_not_open: 'CONFLICT',
  cart_empty: 'UNPROCESSABLE_CONTENT',
  cart_full: 'UNPROCESSABLE_CONTENT',
  line_unknown: 'NOT_FOUND',
  sku_not_sold: 'UNPROCESSABLE_CONTENT',
  currency_mixed: 'UNPROCESSABLE_CONTENT',
  units_over_limit: 'UNPROCESSABLE_CONTENT',
  contact_missing: 'UNPROCESSABLE_CONTENT',
  address_missing: 'UNPROCESSABLE_CONTENT',
  delivery_missing: 'UNPROCESSABLE_CONTENT',
  delivery_unavailable: 'UNPROCESSABLE_CONTENT',
  credit_unavailable: 'CONFLICT',
  total_changed: 'CONFLICT',
  lines_unavailable: 'CONFLICT',
  payment_refused: 'UNPROCESSABLE_CONTENT',
  payment_pending: 'CONFLICT',
  payment_returned: 'CONFLICT',
  payment_unknown: 'NOT_FOUND',
  insufficient_stock: 'CONFLICT',
  reservation_id_reused: 'CONFLICT',
  reservation_expired: 'CONFLICT',
  reservation_released: 'CONFLICT',
  reservations_full: 'TOO_MANY_REQUESTS',
  reservation_unknown: 'NOT_FOUND',
  reservation_state: 'CONFLICT',
  invalid_units: 'BAD_REQUEST',
  movement_id_reused: 'CONFLICT',
  lot_unknown: 'NOT_FOUND',
  lot_mismatch: 'CONFLICT',
  below_claims: 'CONFLICT',
  units_changed: 'CONFLICT',
  transfer_state: 'CONFLICT',
  count_state: 'CONFLICT',
  forecast_running: 'CONFLICT',
  product_changed: 'CONFLICT',
  product_invalid: 'UNPROCESSABLE_CONTENT',
  product_in_use: 'CONFLICT',
  id_taken: 'CONFLICT',
  slug_taken: 'CONFLICT',
  shop_incomplete: 'UNPROCESSABLE_CONTENT',
  shop_state: 'CONFLICT',
  place_in_use: 'CONFLICT',
  payee_unknown: 'UNPROCESSABLE_CONTENT',
  payee_currency: 'UNPROCESSABLE_CONTENT',
  import_state: 'CONFLICT',
  purchase_state: 'CONFLICT',
  purchase_changed: 'CONFLICT',
  purchase_quantity: 'UNPROCESSABLE_CONTENT',
  purchase_minimum: 'UNPROCESSABLE_CONTENT',
  purchase_total: 'CONFLICT',
  supplier_account_missing: 'UNPROCESSABLE_CONTENT',
  supply_barred: 'UNPROCESSABLE_CONTENT',
  report_recipients: 'UNPROCESSABLE_CONTENT',
  promotion_state: 'CONFLICT',
  promotion_overlap: 'CONFLICT',
  promotion_empty: 'UNPROCESSABLE_CONTENT',
  promotion_too_large: 'UNPROCESSABLE_CONTENT',
} as const satisfies Record<AnyRefusal['code'], TRPCError['code']>

/** Carries a refusal through tRPC to the error formatter. */
export class DomainRefusal extends Error {
  readonly refusal: AnyRefusal
  constructor(refusal: AnyRefusal) {
    super(refusal.code)
    this.refusal = refusal
  }
}

/** The value, or the refusal as a transport error with the refusal as data. */
export function unwrap<Value>(result: Result<Value, AnyRefusal>): Value {
  if (result.ok) return result.value
  throw new TRPCError({
    code: TRANSPORT_CODE[result.error.code],
    message: result.error.code,
    cause: new DomainRefusal(result.error),
  })
}
