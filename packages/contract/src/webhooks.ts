import { z } from 'zod'
import { DateInput, idSchema, MinorInput, textSchema } from './text.ts'

const TimestampMs = z.int().min(0)

/** What every webhook has before its kind is known. */
export const WebhookEnvelope = z.looseObject({ type: z.string().min(1).max(100), timestampMs: TimestampMs })

/** Several words in one request, each under its own message id. */
export const WebhookBatch = z.looseObject({
  type: z.literal('batch'),
  timestampMs: TimestampMs,
  data: z.looseObject({
    messages: z
      .array(z.looseObject({ id: z.string().regex(/^[\w:-]{1,200}$/), body: z.unknown() }))
      .min(1)
      .max(100),
  }),
})

const BankPayment = z.looseObject({
  id: z.string().min(1).max(100),
  reference: z.string().min(1).max(100),
  status: z.enum(['requires_approval', 'authorised', 'captured', 'voided', 'declined', 'expired']),
  amountMinor: MinorInput,
  currency: z.string().length(3),
  capturedMinor: MinorInput,
  refundedMinor: MinorInput,
  transactionNumber: z.string().max(100).nullable(),
})

/** The bank's word about a payment of ours. */
export const BankWebhook = z.looseObject({
  type: z.enum([
    'payment.authorised',
    'payment.captured',
    'payment.voided',
    'payment.declined',
    'payment.expired',
    'payment.refunded',
  ]),
  timestampMs: TimestampMs,
  data: BankPayment,
})
export type BankWebhook = z.infer<typeof BankWebhook>

/** A supplier's word about an order of ours. */
export const SupplierWebhook = z.discriminatedUnion('type', [
  z.looseObject({
    type: z.literal('supplier_order.confirmed'),
    timestampMs: TimestampMs,
    data: z.looseObject({ orderId: idSchema('supplierOrder'), shipDate: DateInput.nullish() }),
  }),
  z.looseObject({
    type: z.literal('supplier_order.declined'),
    timestampMs: TimestampMs,
    data: z.looseObject({ orderId: idSchema('supplierOrder'), reason: textSchema(300).nullish() }),
  }),
  z.looseObject({
    type: z.literal('supplier_order.repaid'),
    timestampMs: TimestampMs,
    data: z.looseObject({ orderId: idSchema('supplierOrder') }),
  }),
  z.looseObject({
    type: z.literal('supplier_order.shipped'),
    timestampMs: TimestampMs,
    data: z.looseObject({
      orderId: idSchema('supplierOrder'),
      shipDate: DateInput.nullish(),
      trackingNumber: textSchema(100).nullish(),
      carrier: textSchema(100).nullish(),
    }),
  }),
])
export type SupplierWebhook = z.infer<typeof SupplierWebhook>

const Position = z.int().min(0).max(1_999)
const GoodsUnits = z.int().min(0).max(1_000_000)

/** A supplier's word about an order for a shop's shelf. */
export const StockOrderWebhook = z.discriminatedUnion('type', [
  z.looseObject({
    type: z.literal('stock_order.confirmed'),
    timestampMs: TimestampMs,
    data: z.looseObject({
      orderId: idSchema('purchaseOrder'),
      deliveryDate: DateInput.nullish(),
      lines: z.array(z.looseObject({ position: Position, units: GoodsUnits })).max(2_000),
    }),
  }),
  z.looseObject({
    type: z.literal('stock_order.declined'),
    timestampMs: TimestampMs,
    data: z.looseObject({
      orderId: idSchema('purchaseOrder'),
      reason: textSchema(300).nullish(),
      offeredDate: DateInput.nullish(),
    }),
  }),
  z.looseObject({
    type: z.literal('stock_order.shipped'),
    timestampMs: TimestampMs,
    data: z.looseObject({
      orderId: idSchema('purchaseOrder'),
      deliveryDate: DateInput.nullish(),
      trackingNumber: textSchema(100).nullish(),
      lots: z
        .array(
          z.looseObject({
            position: Position,
            units: GoodsUnits,
            lotCode: textSchema(60),
            expiryDate: DateInput.nullish(),
          }),
        )
        .max(4_000),
    }),
  }),
])
export type StockOrderWebhook = z.infer<typeof StockOrderWebhook>

/** A carrier's word about a shipment of ours. */
export const CarrierWebhook = z.looseObject({
  type: z.literal('shipment.event'),
  timestampMs: TimestampMs,
  data: z.looseObject({
    shipmentId: idSchema('shipment'),
    trackingNumber: textSchema(100, 1),
    status: z.enum(['label_created', 'collected', 'in_transit', 'out_for_delivery', 'delivered', 'delayed']),
    atMs: TimestampMs,
    place: textSchema(200),
  }),
})
export type CarrierWebhook = z.infer<typeof CarrierWebhook>
