import type { IdKind } from '@onhand/domain/ids'
import { PURCHASE_STATUSES } from '@onhand/domain/purchasing/purchase-order'
import { z } from 'zod'
import { DateInput, idSchema, keySchema, LocaleInput, MinorInput, textSchema, UnitsInput } from './text.ts'

// Leaves room for the ids that follow from it.
const NEW_ID_LENGTH_MAX = 44

/** The id of a thing that the client makes, from which further ids follow. */
function newIdSchema<Kind extends IdKind>(kind: Kind) {
  return idSchema(kind).refine((text) => text.length <= NEW_ID_LENGTH_MAX, {
    message: `must be at most ${NEW_ID_LENGTH_MAX} characters`,
  })
}

const shop = { vendorId: idSchema('vendor') }
const locale = LocaleInput.default('en')
const page = { cursor: keySchema(500).nullish(), limit: z.int().min(1).max(200).default(50) }
const offerKey = { ...shop, skuId: idSchema('sku'), supplierId: idSchema('supplier') }
const LeadDays = z.int().min(0).max(120)
const purchase = { ...shop, purchaseOrderId: newIdSchema('purchaseOrder') }
const LINES_MAX = 200

export const SuppliersInput = z.strictObject(shop)
export const SaveSupplierInput = z.strictObject({
  ...shop,
  supplierId: newIdSchema('supplier'),
  name: textSchema(120, 1),
  leadDays: LeadDays,
  minOrderMinor: MinorInput,
  /** Days after its confirmation on which an order is paid; 0: before it ships. */
  paymentDays: z.int().min(0).max(120),
  isActive: z.boolean(),
})
export const SaveSupplierAccountInput = z.strictObject({
  ...shop,
  supplierId: newIdSchema('supplier'),
  bankAccountNumber: keySchema(20, 1),
})
export const OffersInput = z.strictObject({
  ...shop,
  ...page,
  locale,
  supplierId: idSchema('supplier').nullish(),
  skuId: idSchema('sku').nullish(),
})
export const SaveOfferInput = z.strictObject({
  ...offerKey,
  priceMinor: MinorInput,
  moqUnits: UnitsInput,
  packUnits: UnitsInput,
  leadDays: LeadDays,
  isPreferred: z.boolean(),
  isActive: z.boolean(),
})
export const RemoveOfferInput = z.strictObject(offerKey)

export const ProposalsInput = z.strictObject({
  ...shop,
  locale,
  /** Spend at most so much: the lines that save most for it. */
  budgetMinor: MinorInput.nullish(),
  withDismissed: z.boolean().default(false),
})
/** 0 days takes it back. */
export const DismissProposalInput = z.strictObject({
  ...shop,
  skuId: idSchema('sku'),
  locationId: idSchema('location'),
  days: z.int().min(0).max(365),
})

/** Orders goods from a supplier. `expectedTotalMinor` is what the person saw. */
export const OrderPurchaseInput = z.strictObject({
  ...purchase,
  supplierId: idSchema('supplier'),
  locationId: idSchema('location'),
  lines: z
    .array(z.strictObject({ skuId: idSchema('sku'), units: UnitsInput }))
    .min(1)
    .max(LINES_MAX),
  origin: z.enum(['manual', 'proposal']).default('manual'),
  isDraft: z.boolean().default(false),
  wantedDate: DateInput.nullish(),
  expectedTotalMinor: MinorInput,
})
export const PurchasesInput = z.strictObject({
  ...shop,
  ...page,
  statuses: z.array(z.enum(PURCHASE_STATUSES)).max(8).default([]),
  supplierId: idSchema('supplier').nullish(),
})
export const PurchaseInput = z.strictObject(purchase)
export const StepPurchaseInput = z.strictObject({ ...purchase, step: z.enum(['send', 'cancel', 'close']) })
/** What came of each line, lot by lot. `revision` is the order's as the person saw it. */
export const ReceivePurchaseInput = z.strictObject({
  ...purchase,
  receiptId: newIdSchema('goodsReceipt'),
  revision: z.int().min(1).max(1_000_000),
  lines: z
    .array(
      z.strictObject({
        position: z
          .int()
          .min(0)
          .max(LINES_MAX - 1),
        units: UnitsInput,
        lotCode: textSchema(60).default(''),
        expiryDate: DateInput.nullish().transform((date) => date ?? null),
      }),
    )
    .min(1)
    .max(LINES_MAX * 2),
})

export const PurchaseRulesInput = z.strictObject(shop)
export const SavePurchaseRuleInput = z.strictObject({
  ...shop,
  ruleId: newIdSchema('purchaseRule'),
  supplierId: idSchema('supplier').nullable(),
  skuId: idSchema('sku').nullable(),
  dailyLimitMinor: MinorInput.refine((limit) => limit > 0, { message: 'must be more than 0' }),
  isActive: z.boolean(),
})
export const RemovePurchaseRuleInput = z.strictObject({ ...shop, ruleId: newIdSchema('purchaseRule') })

/** What a shop sold before it sold here: the past that its first forecast needs. */
export const ImportSalesInput = z.strictObject({
  ...shop,
  locationId: idSchema('location'),
  rows: z
    .array(
      z.strictObject({
        skuId: idSchema('sku'),
        day: DateInput,
        soldUnits: z.int().min(0).max(1_000_000),
        priceMinor: MinorInput,
      }),
    )
    .min(1)
    .max(2_000),
})

export const BackToBackInput = z.strictObject({ ...shop, locale })
/** How many a day a supplier takes of a SKU that is sold without stock; 0 ends that. Without a supplier: the best of those that can. */
export const SetBackToBackInput = z.strictObject({
  ...shop,
  skuId: idSchema('sku'),
  supplierId: idSchema('supplier').nullish(),
  unitsADay: z.int().min(0).max(100_000),
})
