import { z } from 'zod'
import { DateInput, idSchema } from './text.ts'

const Outbox = { id: z.string().min(1).max(200), version: z.int().min(1).max(2) }

/**
 * A message of the outbox on its queue: a wake-up call that names its row. The consumer reads the row and the order again.
 * Fields may be added; a consumer accepts the last two versions.
 */
export const OutboxEvent = z.discriminatedUnion('type', [
  z.object({
    ...Outbox,
    type: z.literal('order.placed.mail'),
    body: z.object({ orderGroupId: idSchema('orderGroup') }),
  }),
  z.object({
    ...Outbox,
    type: z.literal('order.placed.supply'),
    body: z.object({ orderGroupId: idSchema('orderGroup'), orderId: idSchema('order') }),
  }),
  z.object({
    ...Outbox,
    type: z.literal('order.ended.supply'),
    body: z.object({ orderGroupId: idSchema('orderGroup'), orderId: idSchema('order') }),
  }),
  z.object({
    ...Outbox,
    type: z.literal('order.refunded.mail'),
    body: z.object({
      orderGroupId: idSchema('orderGroup'),
      orderId: idSchema('order'),
      refundId: idSchema('refund'),
    }),
  }),
  z.object({
    ...Outbox,
    type: z.literal('order.shipped.mail'),
    body: z.object({ orderGroupId: idSchema('orderGroup'), orderId: idSchema('order') }),
  }),
  z.object({
    ...Outbox,
    type: z.literal('payment.refund_due'),
    body: z.object({ orderGroupId: idSchema('orderGroup'), orderId: idSchema('order'), refundId: idSchema('refund') }),
  }),
  z.object({
    ...Outbox,
    type: z.literal('stock.low.mail'),
    body: z.object({ vendorId: idSchema('vendor'), toldAtMs: z.int() }),
  }),
  z.object({
    ...Outbox,
    type: z.literal('shop.reviewed.mail'),
    body: z.object({ vendorId: idSchema('vendor'), reason: z.string().nullable() }),
  }),
  z.object({
    ...Outbox,
    type: z.literal('purchase.sent'),
    body: z.object({ purchaseOrderId: idSchema('purchaseOrder') }),
  }),
  z.object({
    ...Outbox,
    type: z.literal('purchase.payment_due'),
    body: z.object({ purchaseOrderId: idSchema('purchaseOrder') }),
  }),
  z.object({
    ...Outbox,
    type: z.literal('purchase.cancel_asked'),
    body: z.object({ purchaseOrderId: idSchema('purchaseOrder') }),
  }),
  z.object({ ...Outbox, type: z.literal('payment.payout_due'), body: z.object({ payoutId: idSchema('payout') }) }),
  z.object({ ...Outbox, type: z.literal('payout.settled.mail'), body: z.object({ payoutId: idSchema('payout') }) }),
  z.object({
    ...Outbox,
    type: z.literal('order.manual.mail'),
    body: z.object({ orderGroupId: idSchema('orderGroup'), orderId: idSchema('order') }),
  }),
  z.object({
    ...Outbox,
    type: z.literal('order.cancelled.mail'),
    body: z.object({ orderGroupId: idSchema('orderGroup'), orderId: idSchema('order') }),
  }),
  z.object({
    ...Outbox,
    type: z.literal('order.message.mail'),
    body: z.object({ orderGroupId: idSchema('orderGroup'), orderId: idSchema('order'), noteId: idSchema('note') }),
  }),
  z.object({
    ...Outbox,
    type: z.literal('forecast.step'),
    body: z.object({ runId: idSchema('forecastRun'), step: z.int().min(0) }),
  }),
  z.object({
    ...Outbox,
    type: z.literal('forecast.page'),
    body: z.object({ runId: idSchema('forecastRun'), position: z.int().min(0) }),
  }),
  z.object({
    ...Outbox,
    type: z.literal('picture.wanted'),
    body: z.object({ productId: idSchema('product'), url: z.string().min(1).max(500) }),
  }),
  z.object({ ...Outbox, type: z.literal('checkout.stuck'), body: z.object({ cartId: idSchema('cart') }) }),
])
/** An outbox message as its consumer reads it. */
export type OutboxEvent = z.infer<typeof OutboxEvent>

const Units = z.int().min(0)

/** A SKU's stock changed: the levels at `stockVersion` and the movements since the last confirmed version. */
export const StockChanged = z.object({
  type: z.literal('stock.changed'),
  version: z.int().min(1).max(2),
  skuId: idSchema('sku'),
  stockVersion: z.int().min(0),
  levels: z.array(
    z.object({
      skuId: idSchema('sku'),
      locationId: idSchema('location'),
      onHandUnits: Units,
      reservedUnits: Units,
      allocatedUnits: Units,
      quarantinedUnits: Units,
      availableUnits: Units,
      incomingUnits: Units,
      earliestExpiryDate: DateInput.nullable(),
      version: z.int().min(0),
    }),
  ),
  movements: z.array(
    z.object({
      movementId: idSchema('movement'),
      skuId: idSchema('sku'),
      locationId: idSchema('location'),
      lotId: idSchema('lot'),
      deltaUnits: z.int(),
      reason: z.enum([
        'opening',
        'receipt',
        'sale',
        'return',
        'damage',
        'count',
        'expiry',
        'transfer_out',
        'transfer_in',
        'correction',
      ]),
      reference: z.string().max(300),
      atMs: z.int(),
    }),
  ),
  /** All lots with units on hand; missing in messages of before lots were told. */
  lots: z
    .array(
      z.object({
        skuId: idSchema('sku'),
        lotId: idSchema('lot'),
        locationId: idSchema('location'),
        lotCode: z.string().max(120),
        expiryDate: DateInput.nullable(),
        onHandUnits: Units,
        reservedUnits: Units,
        allocatedUnits: Units,
        isQuarantined: z.boolean(),
      }),
    )
    .optional(),
})
/** A projection message of a StockKeeper. */
export type StockChanged = z.infer<typeof StockChanged>
