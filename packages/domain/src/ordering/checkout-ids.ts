import {
  type CartId,
  derivedId,
  idOf,
  isId,
  type OrderGroupId,
  type OrderId,
  type OrderLineId,
  type PaymentId,
  type RefundId,
  type ReservationId,
  type SupplierOrderId,
} from '../ids.ts'

/** Longest body of a cart id, so that every id derived from it stays within the 60 letters of an id. */
export const CART_BODY_LENGTH_MAX = 40
/** Shortest body: a cart id is the key to its cart and must not be guessable. */
export const CART_BODY_LENGTH_MIN = 16

/** True when a cart of this id may be made: long enough to be unguessable, short enough to derive ids from [ORD-1]. */
export function isUsableCartId(cartId: CartId): boolean {
  const length = cartId.length - 'crt_'.length
  return length >= CART_BODY_LENGTH_MIN && length <= CART_BODY_LENGTH_MAX
}

/** The order group a cart becomes: one per cart, whatever is repeated [ORD-1]. */
export function orderGroupIdOf(cartId: CartId): OrderGroupId {
  return derivedId('orderGroup', cartId)
}

/** The cart an order group came from. */
export function cartIdOfGroup(orderGroupId: OrderGroupId): CartId {
  return derivedId('cart', orderGroupId)
}

/** The order of the `index`-th vendor (from 1) of a cart. */
export function orderIdOf(cartId: CartId, index: number): OrderId {
  return derivedId('order', cartId, `a${index}`)
}

/** The `index`-th line (from 1) of an order. */
export function orderLineIdOf(orderId: OrderId, index: number): OrderLineId {
  return derivedId('orderLine', orderId, `n${index}`)
}

/** The one supplier order of an order. */
export function supplierOrderIdOf(orderId: OrderId): SupplierOrderId {
  return derivedId('supplierOrder', orderId)
}

/** The claim of the `index`-th line (from 1) at one revision of the cart: what is claimed under an id never changes. */
export function reservationIdOf(cartId: CartId, revision: number, index: number): ReservationId {
  return derivedId('reservation', cartId, `a${revision}n${index}`)
}

/** The payment of one revision of a cart; our reference and idempotency key at the provider. */
export function paymentIdOf(cartId: CartId, revision: number): PaymentId {
  return derivedId('payment', cartId, `a${revision}`)
}

/** The refund of a payment that could not become an order. */
export function returnIdOf(paymentId: PaymentId): RefundId {
  return derivedId('refund', paymentId, 'r')
}

/** The cart a payment reference belongs to; null when it is not one of ours. The last `a<digits>` is the revision. */
export function cartIdOfPayment(reference: string): CartId | null {
  if (!isId('payment', reference)) return null
  const body = /^pay_(.+)a\d+$/.exec(reference)?.[1]
  if (body === undefined || !isId('cart', `crt_${body}`)) return null
  return idOf('cart', `crt_${body}`)
}
