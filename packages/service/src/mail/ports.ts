import type { Locale } from '@onhand/domain/catalog/views'
import type { PlacedOrder, PlacedOrderGroup, TimelineEvent } from '@onhand/domain/ordering/types'
import type { Invoice } from '@onhand/domain/payments/invoice'

/** A mail in words: the same content as text and as HTML. */
export type MailContent = { readonly subject: string; readonly text: string; readonly html: string }

/** What a mail about a checkout is written from. */
export type OrderMail = {
  readonly group: PlacedOrderGroup
  readonly shopNames: Readonly<Record<string, string>>
  readonly orderUrl: string
}

/** What a mail about one vendor's order is written from. */
export type VendorOrderMail = OrderMail & { readonly order: PlacedOrder }

/** The kinds of mail an account gets. */
export type AuthMailKind = 'magic_link' | 'verify_email' | 'reset_password' | 'team_invitation'

/** Papers and mails in the buyer's language. Pure: the same input gives the same words. */
export type DocumentPort = {
  /** Invoices as one PDF, each on pages of its own. */
  invoices(invoices: readonly Invoice[]): Promise<Uint8Array>
  confirmationMail(mail: OrderMail & { readonly timeline: readonly TimelineEvent[] }): MailContent
  shippedMail(
    mail: VendorOrderMail & {
      readonly shipment: {
        readonly carrier: string
        readonly trackingNumber: string
        readonly trackingUrl: string
      } | null
    },
  ): MailContent
  refundedMail(
    mail: VendorOrderMail & {
      /** What went back to the account, and what came back as credit. */
      readonly amountMinor: number
      readonly creditMinor: number
      /** Goods that stand in for others. */
      readonly substitutes: readonly { readonly units: number; readonly former: string; readonly title: string }[]
      readonly reason: string
      readonly transactionNumber: string | null
    },
  ): MailContent
  authMail(mail: {
    readonly kind: AuthMailKind
    readonly url: string
    readonly locale: Locale
    readonly shopName?: string | undefined
  }): MailContent
}

/** Who mails come from, and where the shop's pages are. */
export type MailSettings = { readonly from: string; readonly shopUrl: string }

/** What the mail about low stock says. */
export type LowStockMail = {
  readonly shopName: string
  readonly locale: Locale
  readonly url: string
  readonly items: readonly {
    readonly title: string
    readonly code: string
    readonly place: string
    readonly availableUnits: number
    readonly reorderUnits: number
    readonly incomingUnits: number
  }[]
}

/** The mail to a shop about what became low. */
export type LowStockDocumentPort = { lowStockMail(mail: LowStockMail): MailContent }

/** The mail to a shop about the operator's answer; `reason` null is a yes. */
export type ShopReviewDocumentPort = {
  shopReviewedMail(mail: {
    readonly shopName: string
    readonly locale: Locale
    readonly reason: string | null
    readonly url: string
  }): MailContent
}

/** The mail to a shop about a payout; without a transaction number it failed. */
export type PayoutDocumentPort = {
  payoutMail(mail: {
    readonly shopName: string
    readonly locale: Locale
    readonly amountMinor: number
    readonly currency: string
    readonly toAccount: string
    readonly transactionNumber: string | null
    readonly url: string
  }): MailContent
}

/** What a mail between a shop and its buyer is about. */
export type OrderNews =
  /** The seller typed the order in: what it is, and how to pay it until when; `payTo` null when it is paid. */
  | {
      readonly kind: 'manual'
      readonly remitByMs: number | null
      readonly payTo: { readonly accountName: string; readonly accountNumber: string } | null
    }
  | { readonly kind: 'message'; readonly text: string }
  | { readonly kind: 'cancelled'; readonly isOverdue: boolean }

/** The mails that a shop's own people set off. */
export type OrderNewsDocumentPort = { orderNewsMail(mail: VendorOrderMail & { readonly news: OrderNews }): MailContent }
