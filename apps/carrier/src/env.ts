import type { FetchLike } from '@onhand/signing'
import type { CarrierBook } from './book/carrier-book.ts'

/** What wrangler.toml binds. */
export type Env = {
  CARRIER_BOOK: DurableObjectNamespace<CarrierBook>
  SHOP: FetchLike
  CARRIER_URL: string
  SHOP_URL: string
  /** The events of a shipment that the shop listens to, with commas between; empty or not set: all. */
  WEBHOOK_EVENTS?: string
  /** How many webhooks may share a request; not set: one, for a shop that does not read batches. */
  WEBHOOKS_TOGETHER?: string
  CARRIER_API_KEY: string
  CARRIER_SIGNING_SECRET: string
  CARRIER_WEBHOOK_SECRET: string
  CARRIER_ADMIN_KEY: string
}

/** The one book of this carrier. */
export function bookOf(env: Env): DurableObjectStub<CarrierBook> {
  return env.CARRIER_BOOK.getByName('book')
}
