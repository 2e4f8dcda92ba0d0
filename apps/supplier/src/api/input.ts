import { z } from 'zod'
import { no, ok, type Result } from '../book/refusals.ts'

const AMOUNT_MAX_MINOR = 1_000_000_000_000

/** One line of text: well-formed, no control characters. */
function line(min: number, max: number) {
  return z
    .string()
    .min(min)
    .max(max)
    .refine((text) => text.isWellFormed() && !/\p{Cc}/u.test(text), 'must not contain control characters')
}

const OrderLine = z.object({
  skuId: line(1, 200),
  gtin: line(0, 14)
    .nullish()
    .transform((gtin) => gtin || null),
  title: line(1, 500),
  units: z.int().min(1).max(1_000_000),
  unitCostMinor: z.int().min(0).max(AMOUNT_MAX_MINOR),
})

/** POST /v1/orders. The total is the sum of the lines: what was paid is what is delivered. */
export const NewOrder = z
  .object({
    orderId: line(1, 200),
    supplierId: line(1, 200),
    currency: z.string().regex(/^[A-Z]{3}$/, 'must be an ISO 4217 code'),
    // As many as a cart may hold, and some.
    lines: z.array(OrderLine).min(1).max(2_000),
    totalMinor: z.int().min(1).max(AMOUNT_MAX_MINOR),
    transactionNumber: line(1, 100),
    shipTo: z
      .unknown()
      .transform((shipTo) => JSON.stringify(shipTo ?? null))
      .refine((json) => json.length <= 10_000, 'is too long'),
    requestedShipDate: z.iso
      .date()
      .nullish()
      .transform((date) => date ?? null),
  })
  .refine((order) => order.totalMinor === order.lines.reduce((sum, l) => sum + l.units * l.unitCostMinor, 0), {
    path: ['totalMinor'],
    message: 'is not the sum of the lines',
  })
  .transform(({ shipTo, ...order }) => ({ ...order, shipToJson: shipTo }))

/** POST /v1/orders/:id/cancel. */
export const OrderCancel = z.object({ supplierId: line(1, 200), transactionNumber: line(1, 100) })

const StockOrderLine = z.object({
  position: z.int().min(0).max(1_999),
  skuId: line(1, 200),
  gtin: line(0, 14)
    .nullish()
    .transform((gtin) => gtin || null),
  title: line(1, 500),
  units: z.int().min(1).max(1_000_000),
  unitCostMinor: z.int().min(0).max(AMOUNT_MAX_MINOR),
  lifeDays: z
    .int()
    .min(0)
    .max(3_650)
    .nullish()
    .transform((days) => days ?? null),
})

/** POST /v1/stock-orders: goods for a shop's shelf, paid later. */
export const NewStockOrder = z
  .object({
    orderId: line(1, 200),
    supplierId: line(1, 200),
    currency: z.string().regex(/^[A-Z]{3}$/, 'must be an ISO 4217 code'),
    lines: z.array(StockOrderLine).min(1).max(2_000),
    totalMinor: z.int().min(0).max(AMOUNT_MAX_MINOR),
    paymentDays: z.int().min(0).max(120),
    shipTo: z
      .unknown()
      .transform((shipTo) => JSON.stringify(shipTo ?? null))
      .refine((json) => json.length <= 10_000, 'is too long'),
    wantedDate: z.iso
      .date()
      .nullish()
      .transform((date) => date ?? null),
  })
  .refine((order) => order.totalMinor === order.lines.reduce((sum, l) => sum + l.units * l.unitCostMinor, 0), {
    path: ['totalMinor'],
    message: 'is not the sum of the lines',
  })
  .refine((order) => new Set(order.lines.map((l) => l.position)).size === order.lines.length, {
    path: ['lines'],
    message: 'has a position twice',
  })
  .transform(({ shipTo, ...order }) => ({ ...order, shipToJson: shipTo }))

/** POST /v1/stock-orders/:id/payment. */
export const StockPayment = z.object({ transactionNumber: line(1, 100) })

/** The switches' form. */
export const SwitchesForm = z.object({
  timing: z.enum(['auto', 'manual']).default('auto'),
  confirmAfterMs: z.coerce.number().int().min(0).max(86_400_000).default(2_000),
  shipAfterMs: z.coerce.number().int().min(0).max(86_400_000).default(10_000),
  declineAll: z
    .literal('on')
    .optional()
    .transform((value) => value === 'on'),
  declineSkuIds: z
    .string()
    .max(5_000)
    .default('')
    .transform((text) => text.split(/[\s,]+/).filter(Boolean)),
  shortSkuIds: z
    .string()
    .max(5_000)
    .default('')
    .transform((text) => text.split(/[\s,]+/).filter(Boolean)),
  delayDays: z.coerce.number().int().min(0).max(365).default(0),
  slowMs: z.coerce.number().int().min(0).max(60_000).default(0),
  failNext: z.coerce.number().int().min(0).max(1_000).default(0),
})

/** Parses JSON text with a schema; a refusal names the first bad field [SUP-6]. */
export function parseJson<Schema extends z.ZodType>(schema: Schema, text: string): Result<z.output<Schema>> {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    return no('invalid_request', { field: 'body', message: 'The body is not JSON.' })
  }
  return parseInput(schema, value)
}

/** Parses any value with a schema; a refusal names the first bad field [SUP-6]. */
export function parseInput<Schema extends z.ZodType>(schema: Schema, value: unknown): Result<z.output<Schema>> {
  const parsed = schema.safeParse(value)
  if (parsed.success) return ok(parsed.data)
  const issue = parsed.error.issues[0]
  const field = issue?.path.join('.') || 'body'
  return no('invalid_request', { field, message: `${field}: ${issue?.message ?? 'not valid'}` })
}
