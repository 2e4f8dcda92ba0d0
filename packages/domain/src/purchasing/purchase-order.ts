import { err, ok, type Result } from '../result.ts'

/** Where an order to a supplier for the shop's own shelves stands. */
export const PURCHASE_STATUSES = [
  'draft',
  'sent',
  'confirmed',
  'declined',
  'shipped',
  'partly_received',
  'received',
  'cancelled',
] as const
export type PurchaseStatus = (typeof PURCHASE_STATUSES)[number]

/** What can happen to such an order: people send, cancel, receive and close; the supplier confirms, declines, ships, and lets them withdraw. */
export const PURCHASE_STEPS = [
  'send',
  'cancel',
  'confirm',
  'decline',
  'ship',
  'receive_part',
  'receive_all',
  'close',
  'withdraw',
] as const
export type PurchaseStep = (typeof PURCHASE_STEPS)[number]

/** A step that an order cannot take where it stands. */
export type PurchaseState = { readonly code: 'purchase_state'; readonly status: PurchaseStatus }

/** The state table [BUY-7]: where each step may be taken from, and where it leads. */
export const PURCHASE_TABLE: Readonly<
  Record<PurchaseStep, { readonly from: readonly PurchaseStatus[]; readonly to: PurchaseStatus }>
> = {
  send: { from: ['draft'], to: 'sent' },
  cancel: { from: ['draft'], to: 'cancelled' },
  // What a supplier has been told is cancelled when it agrees, which it does until the goods have left [BUY-23].
  withdraw: { from: ['sent', 'confirmed'], to: 'cancelled' },
  confirm: { from: ['sent'], to: 'confirmed' },
  decline: { from: ['sent', 'confirmed'], to: 'declined' },
  // News may overtake each other: goods that left were confirmed.
  ship: { from: ['sent', 'confirmed'], to: 'shipped' },
  // Goods at the door are there, whatever was announced.
  receive_part: { from: ['sent', 'confirmed', 'shipped', 'partly_received'], to: 'partly_received' },
  receive_all: { from: ['sent', 'confirmed', 'shipped', 'partly_received'], to: 'received' },
  // The rest will not come.
  close: { from: ['partly_received'], to: 'received' },
}

/** Orders whose goods are still expected. */
export const OPEN_PURCHASE_STATUSES: readonly PurchaseStatus[] = ['sent', 'confirmed', 'shipped', 'partly_received']

/** Where a step leads from `status`, or that it cannot be taken there [BUY-7]. */
export function purchaseStep(status: PurchaseStatus, step: PurchaseStep): Result<PurchaseStatus, PurchaseState> {
  const { from, to } = PURCHASE_TABLE[step]
  return from.includes(status) ? ok(to) : err({ code: 'purchase_state', status })
}

/** How much of a line matters for what is still to come. */
export type ExpectedLine = {
  readonly units: number
  /** What the supplier promised; null before it spoke. */
  readonly confirmedUnits: number | null
  readonly receivedUnits: number
}

/** Units of a line that are still on their way; none once the order is over [BUY-9]. */
export function expectedUnits(status: PurchaseStatus, line: ExpectedLine): number {
  if (!OPEN_PURCHASE_STATUSES.includes(status)) return 0
  return Math.max(0, (line.confirmedUnits ?? line.units) - line.receivedUnits)
}

/** True when nothing that was promised is missing any more. */
export function isComplete(lines: readonly ExpectedLine[]): boolean {
  return lines.every((line) => line.receivedUnits >= (line.confirmedUnits ?? line.units))
}

/** What the supplier is owed: its promised units at their prices; all of them before it spoke. */
export function owedMinor(
  lines: readonly (Pick<ExpectedLine, 'units' | 'confirmedUnits'> & { readonly unitCostMinor: number })[],
): number {
  return lines.reduce((sum, line) => sum + (line.confirmedUnits ?? line.units) * line.unitCostMinor, 0)
}
