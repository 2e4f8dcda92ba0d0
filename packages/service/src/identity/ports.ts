import type { AddressId, PersonId } from '@onhand/domain/ids'
import type { Address } from '@onhand/domain/ordering/types'

/** Addresses a person used before, newest first, for completion in the checkout. */
export type PeoplePort = {
  addresses(personId: PersonId, limit: number): Promise<readonly (Address & { readonly id: AddressId })[]>
  rememberAddress(personId: PersonId, id: AddressId, address: Address, nowMs: number): Promise<void>
  isOperator(personId: PersonId): Promise<boolean>
}

/** A rendered mail, ready for a transport. `key` makes delivery idempotent where the transport can. */
export type MailPort = {
  send(mail: {
    readonly key: string
    readonly from: string
    readonly to: string
    readonly subject: string
    readonly text: string
    readonly html: string
    readonly attachments: readonly {
      readonly filename: string
      readonly contentType: string
      readonly content: Uint8Array
    }[]
  }): Promise<void>
}

/** Whose message it is to work through: ours from now on, somebody else's right now, or nobody's because it is done. */
export type WebhookClaim = 'ours' | 'being_processed' | 'done'

/** Webhooks that were received: the id makes a second one a replay. */
export type WebhookInboxPort = {
  /** Notes a message as done. False when this source's message id was noted before. */
  record(source: string, messageId: string, nowMs: number): Promise<boolean>
  /** True when it is done. */
  has(source: string, messageId: string): Promise<boolean>
  /**
   * Claims a message until `untilMs` for one of the deliveries that race for it. A claim that is neither finished nor given back by then (its worker
   * died) may be claimed again.
   */
  claim(
    source: string,
    messageId: string,
    times: { readonly nowMs: number; readonly untilMs: number },
  ): Promise<WebhookClaim>
  /** The claimed message is done. */
  finish(source: string, messageId: string): Promise<void>
  /** The claimed message was not worked through: it may come again at once. */
  giveBack(source: string, messageId: string): Promise<void>
  /** Forgets messages received before: of these sources, or of all others. Answers how many, at most `limit`. */
  prune(of: {
    readonly sources: readonly string[]
    readonly isOthers: boolean
    readonly beforeMs: number
    readonly limit: number
  }): Promise<number>
}
