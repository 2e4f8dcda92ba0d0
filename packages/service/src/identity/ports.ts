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

/** Webhooks that were received: the id makes a second one a replay. */
export type WebhookInboxPort = {
  /** False when this source's message id was recorded before. */
  record(source: string, messageId: string, nowMs: number): Promise<boolean>
  has(source: string, messageId: string): Promise<boolean>
}
