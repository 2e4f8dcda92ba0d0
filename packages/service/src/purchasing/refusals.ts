import type { PurchaseStatus } from '@onhand/domain/purchasing/purchase-order'
import type { SkuId } from '@onhand/domain/ids'
import type { OperateRefusal } from '../identity/operate.ts'
import type { SupplyBar } from './supply-options.ts'

/** What the use-cases of buying refuse. */
export type PurchaseRefusal =
  | OperateRefusal
  | { readonly code: 'not_found'; readonly what: string }
  | { readonly code: 'id_taken' }
  | { readonly code: 'invalid_field'; readonly field: string; readonly expected: string }
  | { readonly code: 'payee_unknown' }
  | { readonly code: 'payee_currency'; readonly currency: string }
  /** The order stands elsewhere than the step needs. */
  | { readonly code: 'purchase_state'; readonly status: PurchaseStatus }
  /** Somebody changed the order after the caller saw it. */
  | { readonly code: 'purchase_changed'; readonly revision: number }
  /** The supplier takes other quantities. */
  | { readonly code: 'purchase_quantity'; readonly skuId: SkuId; readonly acceptedUnits: number }
  /** The supplier takes no order below this. */
  | { readonly code: 'purchase_minimum'; readonly minOrderMinor: number }
  /** Prices changed: this is what it costs now. */
  | { readonly code: 'purchase_total'; readonly totalMinor: number }
  /** Nobody knows where this supplier's money goes. */
  | { readonly code: 'supplier_account_missing' }
  /** No supplier, or not this one, can be asked for one unit at a time; null: nobody sells it. */
  | { readonly code: 'supply_barred'; readonly bar: SupplyBar | null }
