import { PROMOTION_STATUSES } from '@onhand/domain/marketing/promotion-states'
import { z } from 'zod'
import { DateInput, idSchema, keySchema, MinorInput, textSchema } from './text.ts'

const vendorId = idSchema('vendor')
const promotionId = idSchema('promotion')
/** What somebody can choose in one form. */
const CHOSEN_MAX = 500

const Selection = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('products'), productIds: z.array(idSchema('product')).min(1).max(CHOSEN_MAX) }),
  z.strictObject({ kind: z.literal('category'), categoryId: idSchema('category') }),
  z.strictObject({ kind: z.literal('all') }),
])
const Terms = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('percent'), percentOff: z.int().min(1).max(95), selection: Selection }),
  z.strictObject({
    kind: z.literal('fixed'),
    prices: z
      .array(z.strictObject({ skuId: idSchema('sku'), priceMinor: MinorInput.min(1) }))
      .min(1)
      .max(CHOSEN_MAX)
      .refine((prices) => new Set(prices.map((price) => price.skuId)).size === prices.length, {
        message: 'must name each SKU once',
      }),
  }),
])
const Described = { vendorId, promotionId, firstDay: DateInput, lastDay: DateInput }
const Named = {
  ...Described,
  name: textSchema(120, 1),
  expectedUpliftPercent: z.int().min(-90).max(1000).nullable().default(null),
}

/** The id is the caller's: repeating it plans nothing twice. */
export const PromotionPlanInput = z.strictObject({ ...Named, terms: Terms })
/** Without terms the SKUs and their prices stay. */
export const PromotionChangeInput = z.strictObject({ ...Named, terms: Terms.optional() })
export const PromotionPreviewInput = z.strictObject({ ...Described, terms: Terms })
export const PromotionInput = z.strictObject({ vendorId, promotionId })
export const PromotionShowInput = z.strictObject({
  vendorId,
  promotionId,
  cursor: keySchema(600).nullable().default(null),
  limit: z.int().min(1).max(200).default(100),
})
export const PromotionListInput = z.strictObject({
  vendorId,
  status: z.enum(PROMOTION_STATUSES).nullable().default(null),
  productId: idSchema('product').nullable().default(null),
  cursor: keySchema(600).nullable().default(null),
  limit: z.int().min(1).max(100).default(50),
})
