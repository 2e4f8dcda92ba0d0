/** Prefix of each kind of id. The client that creates a thing makes its id; the id is the idempotency key. */
export const ID_PREFIXES = {
  product: 'prd',
  sku: 'sku',
  category: 'cat',
  vendor: 'vnd',
  supplier: 'sup',
  location: 'loc',
  lot: 'lot',
  reservation: 'rsv',
  movement: 'mov',
  cart: 'crt',
  cartLine: 'cln',
  orderGroup: 'grp',
  order: 'ord',
  orderLine: 'oln',
  payment: 'pay',
  refund: 'rfd',
  journal: 'jrn',
  supplierOrder: 'sor',
  shipment: 'shp',
  person: 'per',
  address: 'adr',
  mail: 'eml',
  event: 'evt',
  audit: 'aud',
  role: 'rol',
  invitation: 'inv',
  apiKey: 'key',
  count: 'cnt',
  transfer: 'trf',
  pickList: 'pkl',
  customer: 'cus',
  note: 'not',
  payout: 'pyt',
  reconciliation: 'rec',
  importRun: 'imp',
  exportRun: 'exp',
  report: 'rpt',
  savedView: 'viw',
  image: 'img',
  bulkEdit: 'bed',
  forecastRun: 'frn',
  purchaseOrder: 'pur',
  goodsReceipt: 'grc',
  purchaseRule: 'prl',
  creditEntry: 'cre',
  creditHold: 'crh',
  promotion: 'prm',
} as const

/** The kinds of things that have an id. */
export type IdKind = keyof typeof ID_PREFIXES

declare const brand: unique symbol
/** A prefixed text id, branded by its kind: `ord_01k…`. */
export type Id<Kind extends IdKind> = string & { readonly [brand]: Kind }

export type ProductId = Id<'product'>
export type SkuId = Id<'sku'>
export type CategoryId = Id<'category'>
export type VendorId = Id<'vendor'>
export type SupplierId = Id<'supplier'>
export type LocationId = Id<'location'>
export type LotId = Id<'lot'>
export type ReservationId = Id<'reservation'>
export type MovementId = Id<'movement'>
export type CartId = Id<'cart'>
export type CartLineId = Id<'cartLine'>
export type PromotionId = Id<'promotion'>
export type OrderGroupId = Id<'orderGroup'>
export type OrderId = Id<'order'>
export type OrderLineId = Id<'orderLine'>
export type PaymentId = Id<'payment'>
export type RefundId = Id<'refund'>
export type JournalId = Id<'journal'>
export type SupplierOrderId = Id<'supplierOrder'>
export type ShipmentId = Id<'shipment'>
export type PersonId = Id<'person'>
export type AddressId = Id<'address'>
export type MailId = Id<'mail'>
export type EventId = Id<'event'>
export type AuditId = Id<'audit'>
export type RoleId = Id<'role'>
export type InvitationId = Id<'invitation'>
export type ApiKeyId = Id<'apiKey'>
export type CountId = Id<'count'>
export type TransferId = Id<'transfer'>
export type PickListId = Id<'pickList'>
export type CustomerId = Id<'customer'>
export type NoteId = Id<'note'>
export type PayoutId = Id<'payout'>
export type ReconciliationId = Id<'reconciliation'>
export type ImportRunId = Id<'importRun'>
export type ExportRunId = Id<'exportRun'>
export type ReportId = Id<'report'>
export type SavedViewId = Id<'savedView'>
export type ImageId = Id<'image'>
export type BulkEditId = Id<'bulkEdit'>
export type ForecastRunId = Id<'forecastRun'>
export type PurchaseOrderId = Id<'purchaseOrder'>
export type GoodsReceiptId = Id<'goodsReceipt'>
export type PurchaseRuleId = Id<'purchaseRule'>
export type CreditEntryId = Id<'creditEntry'>
export type CreditHoldId = Id<'creditHold'>

const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz'
const BODY = /^[0-9a-z]{2,60}$/

/** True when `text` is an id of this kind: its prefix, an underscore, 2–60 lower-case letters or digits. */
export function isId<Kind extends IdKind>(kind: Kind, text: string): text is Id<Kind> {
  const prefix = `${ID_PREFIXES[kind]}_`
  return text.startsWith(prefix) && BODY.test(text.slice(prefix.length))
}

/** Brands a known-good id; throws on a malformed one (a fault of ours, not a refusal). */
export function idOf<Kind extends IdKind>(kind: Kind, text: string): Id<Kind> {
  if (!isId(kind, text)) throw new Error(`not a ${kind} id`)
  return text
}

/**
 * Makes an id from 16 random bytes (26 letters, 128 bits: unguessable, so a cart id may serve as its own key).
 * The caller draws the bytes; this module draws none.
 */
export function makeId<Kind extends IdKind>(kind: Kind, randomBytes: Uint8Array): Id<Kind> {
  return idOf(kind, `${ID_PREFIXES[kind]}_${base32(randomBytes)}`)
}

/**
 * The id of a thing that follows from another: the same parent and part always give the same id, so a repeated step
 * meets the row it wrote before. `derivedId('order', groupId, 'a1')` keeps the parent's body and appends the part.
 */
export function derivedId<Kind extends IdKind>(kind: Kind, parentId: string, part = ''): Id<Kind> {
  return idOf(kind, `${ID_PREFIXES[kind]}_${parentId.slice(parentId.indexOf('_') + 1)}${part}`)
}

function base32(bytes: Uint8Array): string {
  let text = ''
  let buffer = 0
  let bits = 0
  for (const byte of bytes) {
    buffer = (buffer << 8) | byte
    bits += 8
    while (bits >= 5) {
      bits -= 5
      text += ALPHABET.charAt((buffer >> bits) & 31)
      buffer &= (1 << bits) - 1
    }
  }
  return bits > 0 ? text + ALPHABET.charAt((buffer << (5 - bits)) & 31) : text
}
