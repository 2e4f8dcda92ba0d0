import type { IdKind } from '@onhand/domain/ids'
import { MOVEMENT_REASONS } from '@onhand/domain/inventory/types'
import { z } from 'zod'
import { DateInput, idSchema, keySchema, LocaleInput, MinorInput, textSchema, UnitsInput } from './text.ts'

// Leaves room for the ids that follow from it.
const NEW_ID_LENGTH_MAX = 48

/** The id of a thing that the client makes, from which further ids follow. */
function newIdSchema<Kind extends IdKind>(kind: Kind) {
  return idSchema(kind).refine((text) => text.length <= NEW_ID_LENGTH_MAX, {
    message: `must be at most ${NEW_ID_LENGTH_MAX} characters`,
  })
}

const shop = { vendorId: idSchema('vendor') }
const locale = LocaleInput.default('en')
const place = { locationId: idSchema('location').nullish() }
const page = { cursor: keySchema(500).nullish(), limit: z.int().min(1).max(200).default(50) }
const Days = z.int().min(0).max(3_650)
const DELTA_UNITS_MAX = 999_999
const CountedUnits = z.int().min(0).max(DELTA_UNITS_MAX)
const note = textSchema(500).default('')
const movement = {
  ...shop,
  skuId: idSchema('sku'),
  movementId: newIdSchema('movement'),
  locationId: idSchema('location'),
  note,
}

export const StockPlacesInput = z.strictObject(shop)
export const StockRowsInput = z.strictObject({
  ...shop,
  ...place,
  ...page,
  locale,
  state: z.enum(['all', 'low', 'out', 'expiring', 'incoming', 'quarantined']).default('all'),
  categoryId: idSchema('category').nullish(),
  words: textSchema(200).default(''),
  expiresInDays: Days.default(14),
  sort: z.enum(['title', 'available', 'expiry']).default('title'),
})
export const StockSummaryInput = z.strictObject({ ...shop, ...place, expiresInDays: Days.default(14) })
export const SkuStockInput = z.strictObject({ ...shop, skuId: idSchema('sku'), locale })
export const StockMovementsInput = z.strictObject({
  ...shop,
  ...place,
  ...page,
  locale,
  skuId: idSchema('sku').nullish(),
  reason: z.enum(MOVEMENT_REASONS).nullish(),
  fromMs: z.int().min(0).nullish(),
  toMs: z.int().min(0).nullish(),
})
export const ExpiringLotsInput = z.strictObject({ ...shop, ...place, ...page, locale, withinDays: Days.default(14) })
export const LowStockInput = z.strictObject({ ...shop, ...page, locale })
/** A scanned GTIN or a typed code. */
export const FindSkuInput = z.strictObject({ ...shop, locale, mark: textSchema(120, 1) })

/** Goods that came in. `lotId` is used when no lot of that code and day is there yet. */
export const ReceiveGoodsInput = z.strictObject({
  ...movement,
  lotId: newIdSchema('lot'),
  lotCode: textSchema(60).default(''),
  expiryDate: DateInput.nullish().transform((date) => date ?? null),
  units: UnitsInput,
  reason: z.enum(['opening', 'receipt', 'return']).default('receipt'),
  unitCostMinor: MinorInput.nullish().transform((cost) => cost ?? null),
  reference: textSchema(120).default(''),
})
export const AdjustUnitsInput = z.strictObject({
  ...movement,
  lotId: idSchema('lot')
    .nullish()
    .transform((lotId) => lotId ?? null),
  deltaUnits: z
    .int()
    .min(-DELTA_UNITS_MAX)
    .max(DELTA_UNITS_MAX)
    .refine((units) => units !== 0, { message: 'must not be 0' }),
  reason: z.enum(['damage', 'expiry', 'return', 'correction']),
})
/** Just one number: so many there are now; `seenUnits` is what the person saw before. */
export const SetUnitsInput = z.strictObject({ ...movement, units: CountedUnits, seenUnits: z.int().min(0) })
export const HoldLotInput = z.strictObject({
  ...shop,
  skuId: idSchema('sku'),
  lotId: idSchema('lot'),
  isQuarantined: z.boolean(),
  note,
})
export const SetThresholdInput = z.strictObject({
  ...shop,
  skuId: idSchema('sku'),
  locationId: idSchema('location'),
  reorderUnits: UnitsInput.nullable(),
})

const transfer = { ...shop, transferId: newIdSchema('transfer') }
export const TransfersInput = z.strictObject({
  ...shop,
  ...page,
  statuses: z
    .array(z.enum(['draft', 'sending', 'sent', 'receiving', 'received', 'cancelled']))
    .max(6)
    .default([]),
})
export const TransferInput = z.strictObject({ ...transfer, locale })
export const SaveTransferInput = z.strictObject({
  ...transfer,
  fromLocationId: idSchema('location'),
  toLocationId: idSchema('location'),
  note,
  lines: z
    .array(z.strictObject({ skuId: idSchema('sku'), lotId: idSchema('lot').nullish(), units: UnitsInput }))
    .min(1)
    .max(80),
})
export const SendTransferInput = z.strictObject(transfer)
/** What really came; a line that is not named came as sent. */
export const ReceiveTransferInput = z.strictObject({
  ...transfer,
  lines: z
    .array(z.strictObject({ position: z.int().min(0).max(79), units: CountedUnits }))
    .max(80)
    .default([]),
})

const count = { ...shop, countId: newIdSchema('count') }
export const CountsInput = z.strictObject({ ...shop, ...page })
export const CountPageInput = z.strictObject({ ...count, ...page, locale })
/** A count of a list, of a category, or of all that is at the place. */
export const StartCountInput = z.strictObject({
  ...count,
  locationId: idSchema('location'),
  name: textSchema(120, 1),
  categoryId: idSchema('category').nullish(),
  skuIds: z.array(idSchema('sku')).min(1).max(1_000).nullish(),
})
export const EnterCountInput = z.strictObject({
  ...count,
  entryId: idSchema('event'),
  skuId: idSchema('sku'),
  countedUnits: CountedUnits,
})
/** The differences as the approver saw them. */
export const ApproveCountInput = z.strictObject({
  ...count,
  lines: z
    .array(z.strictObject({ skuId: idSchema('sku'), deltaUnits: z.int().min(-DELTA_UNITS_MAX).max(DELTA_UNITS_MAX) }))
    .min(1)
    .max(100),
})
export const EndCountInput = z.strictObject({ ...count, status: z.enum(['closed', 'cancelled']) })
