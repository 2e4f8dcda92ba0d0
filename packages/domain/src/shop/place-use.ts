/** What a place of a shop is still needed for. */
export type PlaceUse = {
  readonly stockUnits: number
  readonly incomingUnits: number
  readonly orders: number
  readonly transfers: number
  readonly counts: number
  readonly purchases: number
  /** The shop has no other. */
  readonly isLast: boolean
}
