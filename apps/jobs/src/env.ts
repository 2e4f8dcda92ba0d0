import type { CartNamespace } from '@onhand/cart-keeper'
import type { FetchLike } from '@onhand/signing'
import type { ShopBell } from '@onhand/shop-bell'
import type { StockKeeper } from '@onhand/stock-keeper'

/** The bindings of the jobs Worker, as declared in its wrangler.toml. */
export type Env = {
  readonly DB: D1Database
  readonly HYPERDRIVE?: Hyperdrive
  readonly STOCK: DurableObjectNamespace<StockKeeper>
  readonly CART: CartNamespace
  readonly SHOP_BELL: DurableObjectNamespace<ShopBell>
  readonly EMAIL_QUEUE: Queue
  readonly SUPPLIER_QUEUE: Queue
  readonly REFUND_QUEUE: Queue
  readonly FORECAST_QUEUE: Queue
  readonly PICTURE_QUEUE: Queue
  readonly MEDIA: R2Bucket
  readonly IMAGES: ImagesBinding
  readonly BANK: FetchLike
  readonly SUPPLIER: FetchLike
  readonly MAILBOX: FetchLike
  /** With MAIL_TRANSPORT "cloudflare" only. */
  readonly SEND_EMAIL?: SendEmail
  /** With MAIL_TRANSPORT "smtp" only. */
  readonly SMTP_URL?: string
  readonly DB_ENGINE: string
  readonly SHOP_URL: string
  readonly BANK_URL: string
  readonly SUPPLIER_URL: string
  readonly MAIL_URL: string
  readonly MERCHANT_ACCOUNTS: string
  readonly CART_SHARDS: string
  /** How long an order must have stayed as it is before it earns credit. */
  readonly CREDIT_SETTLED_AFTER_SECONDS: string
  readonly MAIL_TRANSPORT: string
  /** One of `PICTURE_SOURCES`; anything else is "public". */
  readonly PICTURE_SOURCE: string
  readonly MAIL_FROM: string
  readonly ORDER_LINK_SECRET: string
  readonly BANK_API_KEY: string
  readonly BANK_SIGNING_SECRET: string
  readonly SUPPLIER_API_KEY: string
  readonly SUPPLIER_SIGNING_SECRET: string
  readonly MAILBOX_KEY: string
}
