import type { Locale } from '@onhand/domain/catalog/views'
import type { CartId, CartLineId, LocationId, OrderGroupId, PersonId, SkuId, VendorId } from '@onhand/domain/ids'
import type { RefusedLine } from '@onhand/domain/ordering/cart'
import type { Address, CartView, Contact, DeliveryOption, LineProblem } from '@onhand/domain/ordering/types'
import type { Substitution } from '@onhand/domain/ordering/substitution'
import type { WantedCredit } from '@onhand/domain/ordering/checkout-plan'
import type { Result } from '@onhand/domain/result'

/** Refusals a cart can answer with. */
export type CartRefusal =
  | { readonly code: 'cart_not_open'; readonly status: CartView['status'] }
  | { readonly code: 'cart_empty' }
  | { readonly code: 'cart_full'; readonly linesMax: number }
  | { readonly code: 'line_unknown'; readonly lineId: CartLineId }
  | { readonly code: 'sku_not_sold'; readonly skuId: SkuId }
  | { readonly code: 'currency_mixed'; readonly currency: string }
  | { readonly code: 'units_over_limit'; readonly unitsMax: number }
  | { readonly code: 'contact_missing' }
  | { readonly code: 'address_missing' }
  | { readonly code: 'delivery_missing'; readonly vendorIds: readonly VendorId[] }
  | { readonly code: 'delivery_unavailable'; readonly vendorId: VendorId }
  | { readonly code: 'credit_unavailable'; readonly vendorId: VendorId }
  | { readonly code: 'total_changed'; readonly expectedTotalMinor: number; readonly totalMinor: number }
  | {
      readonly code: 'lines_unavailable'
      readonly lines: readonly { readonly lineId: CartLineId; readonly skuId: SkuId; readonly problem: LineProblem }[]
    }
  | { readonly code: 'payment_refused'; readonly providerCode: string }
  | { readonly code: 'payment_pending' }
  | { readonly code: 'payment_returned'; readonly reason: 'stock_gone' | 'expired' | 'declined' }

/** What came of `complete`. */
export type CompletedCheckout = {
  readonly orderGroupId: OrderGroupId
  readonly orderToken: string
  readonly number: string
  readonly transactionNumber: string
  readonly totalMinor: number
  readonly currency: string
}

/** The sole writer of each cart and its checkout. Ids are made by the caller; every call may be repeated. */
export type CartPort = {
  view(cartId: CartId, locale: Locale): Promise<CartView>
  addLine(
    cartId: CartId,
    request: {
      readonly lineId: CartLineId
      readonly skuId: SkuId
      readonly units: number
      readonly locale: Locale
      readonly currency?: string | null | undefined
    },
  ): Promise<Result<CartView, CartRefusal>>
  /** Several lines in one commit: those that can be put in are, the others are named. */
  addLines(
    cartId: CartId,
    request: {
      readonly lines: readonly { readonly lineId: CartLineId; readonly skuId: SkuId; readonly units: number }[]
      readonly locale: Locale
      readonly currency?: string | null | undefined
    },
  ): Promise<Result<{ readonly cart: CartView; readonly refused: readonly RefusedLine[] }, CartRefusal>>
  setLine(
    cartId: CartId,
    request: {
      readonly lineId: CartLineId
      readonly units?: number | undefined
      readonly note?: string | undefined
      readonly substitution?: Substitution | undefined
      readonly isSavedForLater?: boolean | undefined
      readonly locale: Locale
    },
  ): Promise<Result<CartView, CartRefusal>>
  setAddress(
    cartId: CartId,
    request: {
      readonly contact: Contact
      readonly address: Address | null
      readonly personId: PersonId | null
      readonly locale: Locale
    },
  ): Promise<Result<CartView, CartRefusal>>
  deliveryOptions(
    cartId: CartId,
    locale: Locale,
  ): Promise<
    Result<readonly { readonly vendorId: VendorId; readonly options: readonly DeliveryOption[] }[], CartRefusal>
  >
  chooseDelivery(
    cartId: CartId,
    request: {
      readonly choices: readonly {
        readonly vendorId: VendorId
        readonly methodId: string
        readonly locationId: LocationId
      }[]
      readonly locale: Locale
    },
  ): Promise<Result<CartView, CartRefusal>>
  startPayment(
    cartId: CartId,
    request: {
      readonly expectedTotalMinor: number
      readonly locale: Locale
      /** Credit to pay with, and whose it is: the person who asks. */
      readonly credits?: readonly WantedCredit[] | undefined
      readonly personId?: PersonId | null | undefined
    },
  ): Promise<Result<CartView, CartRefusal>>
  complete(cartId: CartId): Promise<Result<CompletedCheckout, CartRefusal>>
  cancelPayment(cartId: CartId): Promise<Result<CartView, CartRefusal>>
  /** Called by webhooks and sweepers: drives the checkout on from its last step. */
  resume(cartId: CartId): Promise<void>
}

/** The secret links of orders: derived, so nothing secret is stored. */
export type OrderLinkPort = {
  tokenFor(orderGroupId: OrderGroupId): Promise<string>
  verify(token: string): Promise<OrderGroupId | null>
}
