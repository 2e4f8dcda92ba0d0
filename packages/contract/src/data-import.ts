import { IMPORT_ITEM_STATES, IMPORT_OUTCOMES } from '@onhand/domain/data-import/import-run'
import { z } from 'zod'
import { idSchema, keySchema, LocaleInput, textSchema } from './text.ts'

// Ids of what an import makes follow from its own, which therefore has one length: 128 bits.
const runId = idSchema('importRun').refine((id) => id.length === 'imp_'.length + 26, {
  message: 'must be an import id of 26 letters',
})
const vendorId = idSchema('vendor')
const key = { vendorId, runId }

/** Texts as a file has them, a little longer than may be kept. They are checked row by row later, so that one bad text keeps no other row out. */
const Raw = z.string().max(25_000)
const Short = z.string().max(4_000)
const Problem = z.strictObject({
  line: z.int().min(0),
  field: Short,
  reason: Short,
  value: Raw.transform((text) => text.slice(0, 200)),
})

const DraftSkuInput = z.strictObject({
  line: z.int().min(0),
  code: Short,
  title: Short,
  titles: z.partialRecord(LocaleInput, Short).nullable().default(null),
  barcode: Short,
  price: Short,
  compareAt: Short,
  cost: Short,
  weightGrams: z.int().min(0).max(100_000_000).nullable(),
  measure: z
    .strictObject({ amount: z.number().positive().max(1_000_000_000), unit: z.enum(['g', 'kg', 'ml', 'l', 'each']) })
    .nullable(),
  stockUnits: z.int().min(0).max(1_000_000_000).nullable(),
  lots: z
    .array(
      z.strictObject({
        location: Short,
        lotCode: Short,
        expiryDate: Short,
        units: z.int().min(0).max(1_000_000_000),
      }),
    )
    .max(200)
    .nullable(),
  optionValues: z.array(Short).max(10).nullable(),
  taxRateBps: z.int().min(-100_000).max(1_000_000).nullable(),
  unitsPerOrderMax: z.int().min(1).max(1_000_000).nullable(),
  otherPrices: z
    .array(z.strictObject({ currency: Short, price: Short, compareAt: Short }))
    .max(20)
    .nullable(),
})

const DraftInput = z.strictObject({
  line: z.int().min(0),
  code: Short,
  title: Raw,
  description: Raw.nullable(),
  brand: Raw.nullable(),
  tags: z.array(Raw).max(500).nullable(),
  attributes: z
    .array(
      z.strictObject({
        name: Raw,
        value: Raw,
        translations: z.partialRecord(LocaleInput, z.strictObject({ name: Raw, value: Raw })).optional(),
      }),
    )
    .max(500)
    .nullable(),
  allergens: z.array(Raw).max(200).nullable(),
  categories: z.array(Raw).max(50),
  images: z
    .array(
      z.strictObject({
        url: Short,
        alt: Short,
        alts: z.partialRecord(LocaleInput, Short).exactOptional(),
        width: z.int().min(1).max(20_000).exactOptional(),
        height: z.int().min(1).max(20_000).exactOptional(),
        tint: z.string().max(20).exactOptional(),
      }),
    )
    .max(250),
  translations: z.partialRecord(LocaleInput, z.strictObject({ title: Raw, description: Raw })).nullable(),
  status: z.enum(['active', 'draft', 'archived']).nullable(),
  options: z.array(Short).max(10).nullable(),
  isWhole: z.boolean(),
  skus: z.array(DraftSkuInput).max(2_000),
})

export const ImportChoicesInput = z.strictObject({
  locationId: idSchema('location'),
  taxRateBps: z.int().min(0).max(10_000),
  stock: z.enum(['new', 'none']),
  publish: z.enum(['as_file', 'draft']),
  dropsBadBarcodes: z.boolean(),
})
/** The client makes the id; sending it again answers how far the import is. */
export const CreateImportInput = z.strictObject({
  ...key,
  fileName: textSchema(200, 1),
  format: z.string().regex(/^[a-z0-9-]{2,40}$/, { message: 'must be the name of a format' }),
  choices: ImportChoicesInput,
  rowCount: z.int().min(0).max(2_000_000),
  rowsJoined: z.int().min(0).max(2_000_000),
  itemCount: z.int().min(1).max(100_000),
})
/** At most 50 products a call, each at its place in the file. */
export const PutImportItemsInput = z.strictObject({
  ...key,
  items: z
    .array(
      z.strictObject({
        position: z.int().min(0).max(99_999),
        draft: DraftInput.nullable(),
        problems: z.array(Problem).max(2_000),
      }),
    )
    .min(1)
    .max(50),
})
export const ImportKeyInput = z.strictObject(key)
export const MoveImportInput = z.strictObject({ ...key, step: z.enum(['check', 'start', 'undo', 'cancel']) })
export const ListImportsInput = z.strictObject({
  vendorId,
  cursor: keySchema(300).nullable().default(null),
  limit: z.int().min(1).max(100).default(20),
})
export const ImportLinesInput = z.strictObject({
  ...key,
  outcome: z.enum(IMPORT_OUTCOMES).nullable().default(null),
  state: z.enum(IMPORT_ITEM_STATES).nullable().default(null),
  cursor: keySchema(300).nullable().default(null),
  limit: z.int().min(1).max(200).default(50),
})
