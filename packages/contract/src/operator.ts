import { ROLES } from '@onhand/domain/identity/permissions'
import { z } from 'zod'
import {
  CountryInput,
  CurrencyInput,
  DateInput,
  EmailInput,
  idSchema,
  keySchema,
  MinorInput,
  SlugInput,
  textSchema,
} from './text.ts'

const Names = z.strictObject({ en: textSchema(500), 'zh-Hant': textSchema(500) })
const LongTexts = z.strictObject({ en: textSchema(5000), 'zh-Hant': textSchema(5000) })
const Minute = z.int().min(0).max(2880)

export const WeekHoursInput = z.strictObject({
  periods: z
    .array(z.strictObject({ weekday: z.int().min(1).max(7), opensMinute: Minute, closesMinute: Minute }))
    .max(50),
  closedDates: z.array(DateInput).max(400),
})

/** A whole vendor: created or replaced. */
export const VendorRecordInput = z.strictObject({
  id: idSchema('vendor'),
  slug: SlugInput,
  names: Names,
  taglines: Names,
  abouts: LongTexts,
  legalName: textSchema(200, 1),
  taxNumber: textSchema(40),
  email: EmailInput,
  accent: z.string().regex(/^#[0-9A-Fa-f]{6}$/),
  imageUrl: keySchema(300).nullable(),
  currency: CurrencyInput,
  commissionBps: z.int().min(0).max(5000),
  bankAccountNumber: keySchema(34, 4),
  isApproved: z.boolean(),
  supplier: z.strictObject({
    id: idSchema('supplier'),
    name: textSchema(200, 1),
    bankAccountNumber: keySchema(34, 4),
    leadTimeDays: z.int().min(0).max(365),
  }),
  locations: z
    .array(
      z.strictObject({
        id: idSchema('location'),
        name: textSchema(120, 1),
        line1: textSchema(200),
        city: textSchema(120, 1),
        region: textSchema(120),
        postcode: textSchema(16),
        country: CountryInput,
        latitude: z.number().min(-90).max(90),
        longitude: z.number().min(-180).max(180),
        timeZone: keySchema(60, 1),
        hasPickup: z.boolean(),
        position: z.int().min(0).max(1000),
        hours: WeekHoursInput,
      }),
    )
    .min(1)
    .max(20),
  methods: z
    .array(
      z.strictObject({
        id: z.string().regex(/^[a-z0-9_-]{2,80}$/),
        kind: z.enum(['delivery', 'pickup']),
        names: Names,
        priceMinor: MinorInput,
        freeOverMinor: MinorInput.nullable(),
        currency: CurrencyInput,
        countries: z.array(CountryInput).max(260),
        radiusKm: z.number().positive().max(20_000).nullable(),
        cutOffMinute: Minute,
        handlingMinutes: z.int().min(0).max(20_160),
        transitDaysMin: z.int().min(0).max(120),
        transitDaysMax: z.int().min(0).max(120),
        windowFromMinute: Minute,
        windowToMinute: Minute,
      }),
    )
    .max(20),
})

const ImageInput = z.strictObject({
  url: keySchema(500),
  alt: textSchema(300),
  width: z.int().min(1).max(10_000),
  height: z.int().min(1).max(10_000),
  tint: keySchema(20),
})
const Translation = z.strictObject({ title: textSchema(300, 1), description: textSchema(20_000) })

export const ImportSkuInput = z.strictObject({
  id: idSchema('sku'),
  code: textSchema(120, 1),
  title: textSchema(300),
  titles: z.partialRecord(z.enum(['en', 'zh-Hant']), textSchema(300, 1)).exactOptional(),
  gtin: z
    .string()
    .regex(/^\d{8}(\d{4,6})?$/)
    .nullable(),
  priceMinor: MinorInput,
  compareAtMinor: MinorInput.nullable(),
  currency: CurrencyInput,
  taxRateBps: z.int().min(0).max(10_000),
  unitCostMinor: MinorInput,
  weightGrams: z.int().min(0).max(100_000_000).nullable(),
  measure: z.strictObject({ amount: z.number().positive(), unit: z.enum(['g', 'kg', 'ml', 'l', 'each']) }).nullable(),
  unitsPerOrderMax: z.int().min(1).nullable(),
  openingStock: z
    .array(
      z.strictObject({
        locationId: idSchema('location'),
        lotId: idSchema('lot'),
        lotCode: textSchema(60),
        expiryDate: DateInput.nullable(),
        units: z.int().min(1).max(1_000_000_000),
      }),
    )
    .max(50),
})
export const ImportProductInput = z.strictObject({
  id: idSchema('product'),
  slug: SlugInput,
  categoryId: idSchema('category').nullable(),
  title: textSchema(300, 1),
  description: textSchema(20_000),
  translations: z.partialRecord(z.enum(['en', 'zh-Hant']), Translation),
  brand: textSchema(200).nullable(),
  tags: z.array(textSchema(80)).max(50),
  attributes: z
    .array(
      z.strictObject({
        name: textSchema(100),
        value: textSchema(1000),
        translations: z
          .partialRecord(z.enum(['en', 'zh-Hant']), z.strictObject({ name: textSchema(100), value: textSchema(1000) }))
          .optional(),
      }),
    )
    .max(60),
  allergens: z.array(textSchema(80)).max(40),
  images: z.array(ImageInput).max(20),
  isPublished: z.boolean(),
  skus: z.array(ImportSkuInput).min(1).max(100),
})
/** At most 50 products a call; ids follow from the vendor's codes, so a repeat changes nothing. */
export const ImportProductsInput = z.strictObject({
  vendorId: idSchema('vendor'),
  products: z.array(ImportProductInput).min(1).max(50),
})
export const CategoriesUpsertInput = z.strictObject({
  rows: z
    .array(
      z.strictObject({
        id: idSchema('category'),
        parentId: idSchema('category').nullable(),
        slug: SlugInput,
        position: z.int().min(0),
        emoji: keySchema(60),
        tint: keySchema(20),
        names: Names,
      }),
    )
    .min(1)
    .max(200),
})
export const SkusByCodeInput = z.strictObject({
  vendorId: idSchema('vendor'),
  codes: z.array(keySchema(120, 1)).min(1).max(500),
})
export const ReceiveInput = z.strictObject({
  skuId: idSchema('sku'),
  movementId: idSchema('movement'),
  locationId: idSchema('location'),
  lotId: idSchema('lot'),
  lotCode: textSchema(60),
  expiryDate: DateInput.nullable(),
  units: z.int().min(1).max(1_000_000_000),
  reason: z.enum(['opening', 'receipt', 'return', 'correction']),
})
export const ShipOrderInput = z.strictObject({ orderId: idSchema('order') })
export const DeadLettersInput = z.strictObject({ cursor: keySchema(200).nullish() })
export const ReplayDeadLetterInput = z.strictObject({ id: keySchema(200, 1) })
/** What a check looks at: one page of SKUs and the ledger's sums. */
export const ChecksInput = z.strictObject({
  afterSkuId: idSchema('sku').nullish(),
  limit: z.int().min(1).max(200).default(100),
})
export const OrderRecordInput = z.strictObject({ orderGroupId: idSchema('orderGroup') })

/** A registered person's role in a shop. */
export const SetMemberInput = z.strictObject({ vendorId: idSchema('vendor'), email: EmailInput, role: z.enum(ROLES) })
export const SetOperatorInput = z.strictObject({ email: EmailInput, isOperator: z.boolean() })
