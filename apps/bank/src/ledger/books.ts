import { WebhookOutbox } from '@onhand/signing/webhook-outbox'
import { AccountTables } from './account-tables.ts'
import { CallTables } from './call-tables.ts'
import { PaymentTables } from './payment-tables.ts'
import { SCHEMA } from './schema.ts'
import type { Payment, Switches } from './types.ts'
import { paymentOnWire } from './wire.ts'
import { randomId } from './secret-keys.ts'

/**
 * Where the bank and its merchant are, which events the merchant wants to hear of (null: all), and how long an authorisation may wait: a merchant
 * whose shopper comes back captures by itself meanwhile.
 */
export type Places = {
  bankUrl: string
  merchantWebhookUrl: string
  events: readonly string[] | null
  authorisedGraceMs: number
}

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
    const isAuthorised = event === 'authorised'
    const id = isAuthorised ? authorisedMessageId(payment) : randomId('msg')
    const waitMs = Math.max(at.switches.webhookDelayMs, isAuthorised ? this.places.authorisedGraceMs : 0)
    this.outbox.put({ id, url: this.places.merchantWebhookUrl, body }, at.nowMs + waitMs)
  }

  /** The merchant has acted on the authorisation: a webhook about it that still waits would tell it nothing. Part of the caller's transaction. */
  authorisationKnown(payment: Payment): void {
    if (this.places.authorisedGraceMs > 0) this.outbox.withdraw(authorisedMessageId(payment))
  }
}

/** A payment is authorised once, so its id names the message. */
function authorisedMessageId({ id }: Payment): string {
  return `msg_authorised_${id}`
}

/** What every operation on the books needs: the books, the time, and how the sandbox behaves. */
export type Operation = { books: Books; nowMs: number; switches: Switches }
