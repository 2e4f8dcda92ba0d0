import type { AuthMail } from '@onhand/contract/auth-mail'

/** The bindings of the api Worker, as declared in the root wrangler.toml. */
export type Env = {
  readonly DB: D1Database
  readonly HYPERDRIVE?: Hyperdrive
  readonly MEDIA: R2Bucket
  readonly IMAGES: ImagesBinding
  readonly STOCK: DurableObjectNamespace
  readonly CART: DurableObjectNamespace
  readonly SHOP_BELL: DurableObjectNamespace
  readonly PROJECTION_QUEUE: Queue
  readonly EMAIL_QUEUE: Queue<AuthMail | unknown>
  readonly SUPPLIER_QUEUE: Queue
  readonly REFUND_QUEUE: Queue
  readonly FORECAST_QUEUE: Queue
  readonly PICTURE_QUEUE: Queue
  readonly BANK: Fetcher
  readonly CARRIER: Fetcher
  readonly JOBS: Fetcher
  readonly AUTH_RATE?: RateLimit
  readonly DB_ENGINE: string
  readonly SHOP_URL: string
  readonly BANK_URL: string
  readonly CARRIER_URL: string
  readonly MERCHANT_ACCOUNTS: string
  readonly CART_SHARDS: string
  /** 'required' or 'optional': whether owners and the operator need a second factor for what moves money or changes who may do what. */
  readonly SECOND_FACTOR: string
  readonly MEDIA_MAX_AGE_SECONDS: string
  readonly AUTH_SECRET: string
  readonly ORDER_LINK_SECRET: string
  readonly OPERATOR_KEY: string
  readonly BANK_API_KEY: string
  readonly BANK_SIGNING_SECRET: string
  readonly BANK_WEBHOOK_SECRET: string
  readonly SUPPLIER_WEBHOOK_SECRET: string
  readonly CARRIER_API_KEY: string
  readonly CARRIER_SIGNING_SECRET: string
  readonly CARRIER_WEBHOOK_SECRET: string
}
