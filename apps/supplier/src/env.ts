import type { FetchLike } from '@onhand/signing'
import type { SupplierBook } from './book/supplier-book.ts'

/** What wrangler.toml binds. */
export type Env = {
  SUPPLIER_BOOK: DurableObjectNamespace<SupplierBook>
  SHOP: FetchLike
  BANK: FetchLike
  SUPPLIER_URL: string
  SHOP_URL: string
  /** How many webhooks may share a request; not set: one, for a shop that does not read batches. */
  WEBHOOKS_TOGETHER?: string
  BANK_URL: string
  SUPPLIER_API_KEY: string
  SUPPLIER_SIGNING_SECRET: string
  SUPPLIER_WEBHOOK_SECRET: string
  SUPPLIER_ADMIN_KEY: string
  BANK_SUPPLIER_KEY: string
  BANK_SUPPLIER_SIGNING_SECRET: string
}

/** The one order book of this supplier house. */
export function bookOf(env: Env): DurableObjectStub<SupplierBook> {
  return env.SUPPLIER_BOOK.getByName('book')
}
