import { PRODUCT_STATUSES } from '@onhand/domain/catalog/product-record'
import { z } from 'zod'
import { CurrencyInput, idSchema, keySchema, LocaleInput, MinorInput, textSchema } from './text.ts'

const Status = z.enum(PRODUCT_STATUSES)
const Tags = z.array(textSchema(80, 1)).max(50)
const vendorId = idSchema('vendor')
const productId = idSchema('product')

export const ProductFilterInput = z.strictObject({
  words: textSchema(200).default(''),
  status: Status.nullable().default(null),
  categoryId: idSchema('category').nullable().default(null),
  tag: textSchema(80, 1).nullable().default(null),
  stock: z.enum(['in', 'low', 'out']).nullable().default(null),
  missing: z.enum(['picture', 'translation', 'barcode', 'category']).nullable().default(null),
  priceMinMinor: MinorInput.nullable().default(null),
  priceMaxMinor: MinorInput.nullable().default(null),
})
const NO_FILTER = ProductFilterInput.parse({})

export const ProductListInput = z.strictObject({
  vendorId,
  locale: LocaleInput,
  filter: ProductFilterInput.default(NO_FILTER),
  sort: z.enum(['updated', 'title', 'price', 'stock', 'created']).default('updated'),
  direction: z.enum(['up', 'down']).default('down'),
  cursor: keySchema(600).nullable().default(null),
  limit: z.int().min(1).max(200).default(50),
})
export const ProductCountInput = z.strictObject({ vendorId, filter: ProductFilterInput.default(NO_FILTER) })
export const ProductGetInput = z.strictObject({ vendorId, productId })
export const ProductShopInput = z.strictObject({ vendorId })
export const ProductCodesInput = z.strictObject({
  vendorId,
  productId: productId.nullish(),
  codes: z.array(keySchema(120, 1)).max(100),
  gtins: z.array(keySchema(14, 1)).max(100),
})

const Money = { priceMinor: MinorInput, compareAtMinor: MinorInput.nullable() }
const Translation = z.strictObject({ title: textSchema(300, 1), description: textSchema(20_000) })
/** A picture of ours, or one that was imported by its address. */
const PictureUrl = keySchema(500, 1).refine((url) => url.startsWith('/media/') || url.startsWith('https://'), {
  message: 'must be a picture of the shop or an https address',
})

const SkuDraftInput = z.strictObject({
  id: idSchema('sku'),
  code: textSchema(120, 1),
  title: textSchema(300),
  titles: z.partialRecord(LocaleInput, textSchema(300, 1)).default({}),
  optionValues: z.array(textSchema(100)).max(3),
  gtin: z
    .string()
    .regex(/^\d{8}(\d{4,6})?$/, { message: 'must be 8, 12, 13 or 14 digits' })
    .nullable(),
  ...Money,
  currency: CurrencyInput,
  otherPrices: z.array(z.strictObject({ currency: CurrencyInput, ...Money })).max(20),
  taxRateBps: z.int().min(0).max(10_000),
  unitCostMinor: MinorInput,
  weightGrams: z.int().min(0).max(100_000_000).nullable(),
  measure: z
    .strictObject({ amount: z.number().positive().max(1_000_000_000), unit: z.enum(['g', 'kg', 'ml', 'l', 'each']) })
    .nullable(),
  unitsPerOrderMax: z.int().min(1).max(1_000_000).nullable(),
})

/** A whole product as its editor saves it. */
export const ProductDraftInput = z.strictObject({
  id: productId,
  status: Status,
  categoryId: idSchema('category').nullable(),
  title: textSchema(300, 1),
  description: textSchema(20_000),
  translations: z.partialRecord(LocaleInput, Translation),
  brand: textSchema(200).nullable(),
  tags: Tags,
  attributes: z
    .array(
      z.strictObject({
        name: textSchema(100, 1),
        value: textSchema(1000),
        translations: z
          .partialRecord(LocaleInput, z.strictObject({ name: textSchema(100), value: textSchema(1000) }))
          .optional(),
      }),
    )
    .max(60),
  allergens: z.array(textSchema(80, 1)).max(40),
  images: z
    .array(
      z.strictObject({
        url: PictureUrl,
        alt: textSchema(300),
        alts: z.partialRecord(LocaleInput, textSchema(300)).optional(),
        width: z.int().min(1).max(20_000),
        height: z.int().min(1).max(20_000),
        tint: keySchema(20),
      }),
    )
    .max(20),
  options: z.array(textSchema(60, 1)).max(3),
  skus: z.array(SkuDraftInput).min(1).max(100),
})

/** `version` is the one that was read; 0 creates. */
export const ProductSaveInput = z.strictObject({
  vendorId,
  version: z.int().min(0).max(1_000_000_000),
  product: ProductDraftInput,
})
export const ProductEditInput = z.strictObject({
  vendorId,
  productId,
  version: z.int().min(1).max(1_000_000_000),
  edit: z.strictObject({
    title: textSchema(300, 1).optional(),
    status: Status.optional(),
    categoryId: idSchema('category').nullable().optional(),
    tags: Tags.optional(),
    prices: z
      .array(
        z.strictObject({
          skuId: idSchema('sku'),
          priceMinor: MinorInput,
          compareAtMinor: MinorInput.nullable().optional(),
        }),
      )
      .min(1)
      .max(100)
      .optional(),
  }),
})
export const ProductDuplicateInput = z.strictObject({ vendorId, productId, newProductId: productId })

/** A picture at another site, by the address that a product names. */
export const ProductPictureInput = z.strictObject({ vendorId, productId, url: keySchema(500, 1) })

const BulkChangeInput = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('price_percent'),
    basisPoints: z.int().min(-9_900).max(100_000),
    roundToMinor: z.union([z.literal(1), z.literal(5), z.literal(10), z.literal(50), z.literal(100)]),
  }),
  z.strictObject({
    kind: z.literal('price_amount'),
    amountMinor: z.int().min(-1_000_000_000_000).max(1_000_000_000_000),
  }),
  z.strictObject({ kind: z.literal('category'), categoryId: idSchema('category').nullable() }),
  z.strictObject({ kind: z.literal('tags_add'), tags: Tags.min(1) }),
  z.strictObject({ kind: z.literal('tags_remove'), tags: Tags.min(1) }),
  z.strictObject({ kind: z.literal('status'), status: Status }),
  z.strictObject({ kind: z.literal('tax'), taxRateBps: z.int().min(0).max(10_000) }),
])
/** A selection of at most 1,000 ids, or everything a filter finds. */
export const BulkStartInput = z.strictObject({
  vendorId,
  bulkEditId: idSchema('bulkEdit'),
  change: BulkChangeInput,
  selection: z
    .strictObject({
      productIds: z.array(productId).min(1).max(1000).optional(),
      filter: ProductFilterInput.optional(),
    })
    .refine(({ productIds, filter }) => (productIds === undefined) !== (filter === undefined), {
      message: 'must be either products or a filter',
    }),
})
export const BulkEditInput = z.strictObject({ vendorId, bulkEditId: idSchema('bulkEdit') })

const Screen = z.string().regex(/^[a-z_-]{2,40}$/)
export const SavedViewsInput = z.strictObject({ vendorId, screen: Screen })
export const SavedViewSaveInput = z.strictObject({
  vendorId,
  view: z.strictObject({
    id: idSchema('savedView'),
    screen: Screen,
    name: textSchema(60, 1),
    query: keySchema(2000),
  }),
})
export const SavedViewRemoveInput = z.strictObject({ vendorId, viewId: idSchema('savedView') })
