import { z } from 'zod'
import { CurrencyInput, DateInput, idSchema, LocaleInput, MinorInput, textSchema } from './text.ts'

/** Symbols a label can carry, and paper it is printed on. */
const SYMBOLS = ['retail', 'gs1_128', 'qr', 'datamatrix'] as const
const STOCKS = ['roll_57x32', 'roll_100x50', 'a4_24', 'a4_14'] as const
/** A run of labels that a printer finishes in some minutes. */
export const LABELS_MAX = 600

/** A GS1 lot code: up to 20 letters of GS1's character set 82. */
const LotCode = z
  .string()
  .max(20)
  .regex(/^[!"%&'()*+,\-./0-9:;<=>?A-Z_a-z]+$/, { message: 'must be letters, digits and common signs, no spaces' })

/** What to print: SKUs of a shop with lot and expiry, and how many of each. */
export const PrintLabelsInput = z.strictObject({
  vendorId: idSchema('vendor'),
  items: z
    .array(
      z.strictObject({
        skuId: idSchema('sku'),
        lotCode: LotCode.nullable().default(null),
        expiryDate: DateInput.nullable().default(null),
        copies: z.int().min(1).max(LABELS_MAX),
      }),
    )
    .min(1)
    .max(200)
    .refine((items) => items.reduce((sum, item) => sum + item.copies, 0) <= LABELS_MAX, {
      message: `must be at most ${LABELS_MAX} labels in all`,
    }),
  symbol: z.enum(SYMBOLS).default('retail'),
  stock: z.enum(STOCKS).default('roll_57x32'),
  format: z.enum(['pdf', 'zpl']).default('pdf'),
  /** Of the printer's head, for ZPL. */
  dotsPerMm: z.union([z.literal(8), z.literal(12), z.literal(24)]).default(8),
  /** Places of a sheet that were used before. */
  skip: z.int().min(0).max(23).default(0),
  hasPrice: z.boolean().default(true),
  locale: LocaleInput.default('en'),
})
export type PrintLabels = z.output<typeof PrintLabelsInput>

const Label = z.strictObject({
  title: textSchema(400),
  variantTitle: textSchema(400),
  gtin: z.string().max(14).nullable(),
  code: textSchema(200),
  lotCode: LotCode.nullable(),
  expiryDate: DateInput.nullable(),
  price: z.strictObject({ amountMinor: MinorInput, currency: CurrencyInput }).nullable(),
})

/** What the api Worker asks the jobs Worker to print, after it checked who asks. */
export const LabelSheet = z.strictObject({
  labels: z.array(Label).min(1).max(LABELS_MAX),
  symbol: z.enum(SYMBOLS),
  stock: z.enum(STOCKS),
  format: z.enum(['pdf', 'zpl']),
  dotsPerMm: z.union([z.literal(8), z.literal(12), z.literal(24)]),
  skip: z.int().min(0).max(23),
  locale: LocaleInput,
})
