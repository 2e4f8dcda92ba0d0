import { z } from 'zod'
import { AddressInput } from './ordering.ts'
import { EmailInput, idSchema, keySchema, LocaleInput, textSchema } from './text.ts'

const Vendor = { vendorId: idSchema('vendor') }
const Customer = { ...Vendor, customerId: idSchema('customer') }
const AtMs = z.int().min(0).max(9_000_000_000_000)
const Page = { cursor: keySchema(300).nullish(), limit: z.int().min(1).max(200).default(50) }

/** A page of a shop's customers, by name; words match name, e-mail, phone and handles. */
export const CustomerListInput = z.strictObject({ ...Vendor, words: textSchema(80).default(''), ...Page })
export const CustomerInput = z.strictObject({ ...Customer })
/** Creates or replaces a record; an e-mail that belongs to another record is refused: merge them. */
export const SaveCustomerInput = z.strictObject({
  ...Customer,
  name: textSchema(120, 1),
  /** Empty when it is not known. */
  email: z.union([z.literal(''), EmailInput]),
  phone: textSchema(40).default(''),
  address: AddressInput.nullable().default(null),
  handles: z
    .strictObject({
      line: textSchema(80).default(''),
      instagram: textSchema(80).default(''),
      facebook: textSchema(80).default(''),
      whatsapp: textSchema(80).default(''),
    })
    .default({ line: '', instagram: '', facebook: '', whatsapp: '' }),
  note: textSchema(2_000).default(''),
})
/** Moves the orders and empty fields' contents of `fromCustomerId` into `customerId` and removes it. */
export const MergeCustomersInput = z.strictObject({ ...Customer, fromCustomerId: idSchema('customer') })
/** Who bought what in a period, and what is owed. */
export const BuyerSummaryInput = z.strictObject({
  ...Vendor,
  fromMs: AtMs.nullable().default(null),
  toMs: AtMs.nullable().default(null),
  isOwingOnly: z.boolean().default(false),
  ...Page,
})
/** Makes (or gives again) the link to send to a buyer, or ends all links made so far. */
export const CustomerLinkInput = z.strictObject({ ...Customer })
/** The page behind a buyer's link: nobody logs in. */
export const BuyerPageInput = z.strictObject({
  token: z
    .string()
    .min(20)
    .max(200)
    .regex(/^[A-Za-z0-9_.-]+$/),
  locale: LocaleInput.default('en'),
})
