import type { FetchLike } from '@onhand/signing'
import type { CarrierBook } from './book/carrier-book.ts'

/** What wrangler.toml binds. */
export type Env = {
  CARRIER_BOOK: DurableObjectNamespace<CarrierBook>
  SHOP: FetchLike
  CARRIER_URL: string
  SHOP_URL: string
  CARRIER_API_KEY: string
  CARRIER_WEBHOOK_SECRET: string
  CARRIER_ADMIN_KEY: string
}

/** The one book of this carrier. */
export function bookOf(env: Env): DurableObjectStub<CarrierBook> {
  return env.CARRIER_BOOK.getByName('book')
}
