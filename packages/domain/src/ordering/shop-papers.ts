import type { Locale } from '../catalog/views.ts'

/** What a paper of a shop begins with: whose it is, its language, its number and its moment in the shop's zone. */
type PaperHead = {
  readonly shopName: string
  readonly locale: Locale
  readonly number: string
  readonly atMs: number
  readonly timeZone: string
}

/** The paper that lies in a parcel: what is in it, for whom, without prices. */
export type PackingSlip = PaperHead & {
  readonly kind: 'packing_slip'
  readonly isPickup: boolean
  readonly place: string
  /** Name, address, phone: as they are written on the parcel. */
  readonly buyer: readonly string[]
  readonly lines: readonly {
    readonly title: string
    readonly variantTitle: string
    readonly gtin: string | null
    readonly units: number
    readonly note: string
  }[]
}

/** The paper that somebody walks the shelves with. */
export type PickSheet = PaperHead & {
  readonly kind: 'pick_sheet'
  readonly orders: readonly { readonly number: string; readonly buyerName: string }[]
  readonly lines: readonly {
    readonly title: string
    readonly variantTitle: string
    readonly gtin: string | null
    readonly units: number
    readonly place: string
    readonly expiryDate: string | null
    readonly orderNumber: string
  }[]
}

/** A paper that the people of a shop print. */
export type ShopPaper = PackingSlip | PickSheet
