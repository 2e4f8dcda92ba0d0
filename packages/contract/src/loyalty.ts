import { SPEND_MAX_BPS } from '@onhand/domain/marketing/credit'
import { z } from 'zod'
import { idSchema, keySchema, LocaleInput, MinorInput, textSchema } from './text.ts'

const Vendor = { vendorId: idSchema('vendor') }
const Page = { cursor: keySchema(300).nullish(), limit: z.int().min(1).max(200).default(50) }

/** Follows a shop, or no longer. */
export const FollowInput = z.strictObject({ ...Vendor, isFollowing: z.boolean() })
/** One shop's followers, or what one person has to do with it. */
export const ShopFollowInput = z.strictObject({ ...Vendor })
/** A person's own shops or credit, named in a language. */
export const MineInput = z.strictObject({ locale: LocaleInput.default('en') })
/** A page of a shop's followers, newest first. */
export const FollowerListInput = z.strictObject({ ...Vendor, ...Page })
/** On which terms a shop gives credit. */
export const CreditRuleInput = z.strictObject({
  ...Vendor,
  earnBps: z.int().min(0).max(5_000),
  spendMaxBps: z.int().min(0).max(SPEND_MAX_BPS),
  validDays: z.int().min(0).max(3_650),
})
/** A gift of credit, with its reason. */
export const GiveCreditInput = z.strictObject({
  ...Vendor,
  entryId: idSchema('creditEntry'),
  personId: idSchema('person'),
  amountMinor: z.int().min(1).max(100_000_000),
  reason: textSchema(200, 1),
})
/** A page of a shop's movements of credit, of everybody or of one person. */
export const CreditListInput = z.strictObject({
  ...Vendor,
  personId: idSchema('person').nullable().default(null),
  ...Page,
})
/** What one customer of a shop has of its credit. */
export const CustomerCreditInput = z.strictObject({ ...Vendor, customerId: idSchema('customer') })
/** Credit to pay with, per shop. */
export const WantedCreditInput = z.strictObject({ ...Vendor, amountMinor: MinorInput })
