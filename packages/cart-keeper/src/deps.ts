import type { Locale } from '@onhand/domain/catalog/views'
import type { CartId } from '@onhand/domain/ids'
import type { DeliveryRule } from './delivery.ts'
import type { CatalogReadPort } from '@onhand/service/catalog/ports'
import type { UnmetDemandPort } from '@onhand/service/insight/ports'
import type { StockPort } from '@onhand/service/inventory/ports'
import type { OrderLinkPort } from '@onhand/service/ordering/cart-port'
import type { OrderPort, OutboxPort } from '@onhand/service/ordering/ports'
import type { CheckoutTroublePort } from '@onhand/service/operator/ports'
import type { CreditPort } from '@onhand/service/marketing/ports'
import type { PaymentPort } from '@onhand/service/payments/ports'
import type { Runtime } from '@onhand/service/runtime'
import type { VendorPort } from '@onhand/service/vendors/ports'

/** What a CartKeeper needs of the world. Made anew for every call, so that a database connection never outlives one. */
export type CartKeeperDeps = Pick<Runtime, 'nowMs' | 'log'> & {
  readonly catalog: Pick<CatalogReadPort, 'sellableSkus'>
  readonly vendors: Pick<VendorPort, 'records'>
  readonly orders: Pick<OrderPort, 'insertPlaced' | 'record'>
  readonly outbox: Pick<OutboxPort, 'park'>
  readonly troubles: Pick<CheckoutTroublePort, 'failed' | 'ended'>
  readonly unmetDemand: Pick<UnmetDemandPort, 'noteShortages'>
  readonly stock: Pick<StockPort, 'reserve' | 'extend' | 'release' | 'allocate' | 'deallocate' | 'availability'>
  readonly credits: Pick<CreditPort, 'rule' | 'hold' | 'secure' | 'release'>
  readonly payments: Pick<PaymentPort, 'create' | 'get' | 'capture' | 'void' | 'refund'>
  readonly orderLinks: Pick<OrderLinkPort, 'tokenFor'>
  readonly deliveryOptions: DeliveryRule
  /** Where the bank sends the shopper back to. */
  readonly returnUrl: (cartId: CartId, locale: Locale) => string
  /** Asks for the outbox to be relayed soon; losing the call loses nothing. */
  readonly wakeOutbox: () => void
  /** Gives back what was opened for this call. */
  readonly close?: () => Promise<void>
}
