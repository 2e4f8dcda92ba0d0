import { ORDER_STEPS } from '@onhand/domain/ordering/order-steps'
import { ORDER_STATUSES } from '@onhand/domain/ordering/types'
import { z } from 'zod'
import { AddressInput, ContactInput } from './ordering.ts'
import { idSchema, keySchema, LocaleInput, MinorInput, textSchema, UnitsInput } from './text.ts'

const Vendor = { vendorId: idSchema('vendor') }
const Order = { ...Vendor, orderId: idSchema('order') }
const AtMs = z.int().min(0).max(9_000_000_000_000)

/** How a vendor's orders are sorted. */
export const ORDER_SORTS = ['newest', 'oldest', 'due', 'total'] as const

/** A page of a vendor's orders. All given filters hold together; a saved view is these fields but cursor and limit. */
export const VendorOrderListInput = z.strictObject({
  ...Vendor,
  /** Number, name, e-mail or item; any part of them. */
  words: textSchema(80).default(''),
  statuses: z.array(z.enum(ORDER_STATUSES)).max(8).default([]),
  isRemitted: z.boolean().nullable().default(null),
  isShipped: z.boolean().nullable().default(null),
  kind: z.enum(['delivery', 'pickup']).nullable().default(null),
  source: z.enum(['checkout', 'manual']).nullable().default(null),
  locationId: idSchema('location').nullable().default(null),
  customerId: idSchema('customer').nullable().default(null),
  fromMs: AtMs.nullable().default(null),
  toMs: AtMs.nullable().default(null),
  sort: z.enum(ORDER_SORTS).default('newest'),
  cursor: keySchema(300).nullish(),
  limit: z.int().min(1).max(200).default(50),
})
/** One order with lines, timeline, notes, refunds. */
export const VendorOrderInput = z.strictObject({ ...Order })
/** Orders changed after an instant: what a live table asks every few seconds. */
export const VendorOrderChangesInput = z.strictObject({ ...Vendor, afterMs: AtMs })
/** How many orders wait. */
export const VendorOrderCountsInput = z.strictObject({ ...Vendor })

/** A step by hand: a status of the state table, or `remitted`. */
export const OrderStepInput = z.strictObject({ ...Order, step: z.enum(ORDER_STEPS) })
/** The same step for many orders; each succeeds or is refused by itself. */
export const OrderStepsInput = z.strictObject({
  ...Vendor,
  orderIds: z.array(idSchema('order')).min(1).max(100),
  step: z.enum(ORDER_STEPS),
})
/** Takes a step back within a minute, to the status it had before. */
export const UndoStepInput = z.strictObject({
  ...Order,
  step: z.enum(ORDER_STEPS),
  /** The status before; ignored for `remitted`. */
  formerStatus: z.enum(ORDER_STATUSES),
})
/** Cancels an order that has not left: what was paid goes back, the goods go back into stock. */
export const CancelVendorOrderInput = z.strictObject({ ...Order, reason: textSchema(200, 1) })
/** Gives back the money of units; `isRestocked` brings the goods back into stock. `refundId` is the idempotency key. */
export const RefundVendorOrderInput = z.strictObject({
  ...Order,
  refundId: idSchema('refund').refine((id) => id.length <= 44, {
    message: 'must have at most 40 letters or digits after rfd_',
  }),
  reason: textSchema(200, 1),
  lines: z
    .array(z.strictObject({ orderLineId: idSchema('orderLine'), units: UnitsInput, isRestocked: z.boolean() }))
    .min(1)
    .max(500),
})
/** A note for the shop, or with `isForBuyer` a message that is mailed and shown on the buyer's order page. */
export const AddOrderNoteInput = z.strictObject({
  ...Order,
  noteId: idSchema('note'),
  text: textSchema(2_000, 1),
  isForBuyer: z.boolean(),
})

const ManualLine = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('sku'), skuId: idSchema('sku'), units: UnitsInput, unitPriceMinor: MinorInput }),
  z.strictObject({
    kind: z.literal('free'),
    title: textSchema(200, 1),
    units: UnitsInput,
    unitPriceMinor: MinorInput,
    taxRateBps: z.int().min(0).max(10_000),
  }),
])
/** An order typed in by the seller, paid by remittance. `orderId` is the idempotency key. */
export const CreateManualOrderInput = z.strictObject({
  ...Vendor,
  /** At most 40 letters after the prefix: everything else of the order is named after it. */
  orderId: idSchema('order').refine((id) => id.length <= 44, {
    message: 'must have at most 40 letters or digits after ord_',
  }),
  contact: ContactInput,
  address: AddressInput.nullable().default(null),
  locale: LocaleInput,
  lines: z.array(ManualLine).min(1).max(100),
  deliveryMinor: MinorInput.default(0),
  /** The total the seller saw: another one is refused. */
  expectedTotalMinor: MinorInput,
  /** Days until an unpaid order is cancelled and its stock given back. */
  payWithinDays: z.int().min(1).max(60).default(7),
  isRemitted: z.boolean().default(false),
  /** For the shop only. */
  note: textSchema(2_000).default(''),
})
/** Things of the shop for the manual order, by words of their title or by code. */
export const OrderableSkusInput = z.strictObject({
  ...Vendor,
  locale: LocaleInput,
  words: textSchema(80).default(''),
  limit: z.int().min(1).max(50).default(12),
})

const PickList = { ...Vendor, pickListId: idSchema('pickList') }
/** Makes one walk of several orders; they become `picking`. `pickListId` is the idempotency key. */
export const CreatePickListInput = z.strictObject({
  ...PickList,
  orderIds: z.array(idSchema('order')).min(1).max(50),
  assignedTo: idSchema('person').nullable().default(null),
})
export const PickListsInput = z.strictObject({
  ...Vendor,
  isFinished: z.boolean().default(false),
  cursor: keySchema(300).nullish(),
  limit: z.int().min(1).max(100).default(30),
})
export const PickListInput = z.strictObject({ ...PickList })
export const AssignPickListInput = z.strictObject({ ...PickList, assignedTo: idSchema('person').nullable() })
const PickLine = {
  ...PickList,
  orderLineId: idSchema('orderLine'),
  position: z.int().min(0).max(1_000),
}
/** How many units lie in the basket now: an absolute number, so a repeat counts once. */
export const MarkPickedInput = z.strictObject({ ...PickLine, pickedUnits: z.int().min(0).max(100_000) })
/** Units that are not on the shelf: give their money back, or let the order wait for them. */
export const ShortPickInput = z.strictObject({
  ...PickLine,
  missingUnits: UnitsInput,
  action: z.enum(['refund', 'wait']),
})
/** What could stand in for a line of a walk, named in a language. */
export const SubstitutesInput = z.strictObject({ ...PickLine, locale: LocaleInput.default('en') })
/** Lets a SKU stand in for units that are not on the shelf. */
export const SubstitutePickInput = z.strictObject({ ...PickLine, skuId: idSchema('sku'), units: UnitsInput })
/** Everything of this order is in its parcel: it becomes `ready`. */
export const PackOrderInput = z.strictObject({ ...PickList, orderId: idSchema('order') })
