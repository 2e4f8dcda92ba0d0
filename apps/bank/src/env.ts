import type { FetchLike } from '@onhand/signing'
import type { BankLedger } from './ledger/bank-ledger.ts'

/** What wrangler.toml binds. */
export type Env = {
  BANK_LEDGER: DurableObjectNamespace<BankLedger>
  /** The merchant's Worker, for webhooks. */
  SHOP: FetchLike
  BANK_URL: string
  SHOP_URL: string
  /** The payment events the merchant listens to, with commas between; empty or not set: all. */
  WEBHOOK_EVENTS?: string
  /** How long the word of an authorisation waits; one that the merchant's capture or void overtakes is not sent. Not set: not at all. */
  WEBHOOK_GRACE_MS?: string
  BANK_API_KEY: string
  BANK_SIGNING_SECRET: string
  BANK_WEBHOOK_SECRET: string
  BANK_ADMIN_KEY: string
  BANK_SUPPLIER_KEY: string
  BANK_SUPPLIER_SIGNING_SECRET: string
  BANK_PEPPER: string
}

/** The one ledger of this bank. */
export function ledgerOf(env: Env): DurableObjectStub<BankLedger> {
  return env.BANK_LEDGER.getByName('ledger')
}
