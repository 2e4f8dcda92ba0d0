import { WebhookOutbox } from '@onhand/signing/webhook-outbox'
import { AccountTables } from './account-tables.ts'
import { CallTables } from './call-tables.ts'
import { PaymentTables } from './payment-tables.ts'
import { SCHEMA } from './schema.ts'
import type { Payment, Switches } from './types.ts'
import { paymentOnWire } from './wire.ts'
import { randomId } from './secret-keys.ts'

/** Where the bank and its merchant are, and which events the merchant wants to hear of; null: all. */
export type Places = { bankUrl: string; merchantWebhookUrl: string; events: readonly string[] | null }

/** The ledger's SQLite behind its tables, and the outbox that is written in the same transactions. */
export class Books {
  readonly accounts: AccountTables
  readonly payments: PaymentTables
  readonly calls: CallTables
  readonly outbox: WebhookOutbox
  readonly places: Places

  constructor(sql: SqlStorage, places: Places) {
    sql.exec(SCHEMA)
    this.accounts = new AccountTables(sql)
    this.payments = new PaymentTables(sql)
    this.calls = new CallTables(sql)
    this.outbox = new WebhookOutbox(sql)
    this.places = places
  }

  /** Tells the merchant what its payment is now, if it listens to this event [BANK-10]. Part of the caller's transaction. */
  announce(event: string, payment: Payment, at: { nowMs: number; switches: Switches }): void {
    const { events } = this.places
    if (at.switches.webhooksOff || (events !== null && !events.includes(event))) return
    const body = JSON.stringify({
      type: `payment.${event}`,
      timestampMs: at.nowMs,
      data: paymentOnWire(payment, this.places.bankUrl),
    })
    const webhook = { id: randomId('msg'), url: this.places.merchantWebhookUrl, body }
    this.outbox.put(webhook, at.nowMs + at.switches.webhookDelayMs)
  }
}

/** What every operation on the books needs: the books, the time, and how the sandbox behaves. */
export type Operation = { books: Books; nowMs: number; switches: Switches }
