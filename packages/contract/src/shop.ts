import { SHOP_CURRENCIES } from '@onhand/domain/shop/currencies'
import { z } from 'zod'
import {
  CountryInput,
  DateInput,
  EmailInput,
  idSchema,
  keySchema,
  LocaleInput,
  MinorInput,
  SlugInput,
  textSchema,
} from './text.ts'

const vendorId = idSchema('vendor')
const Names = z.strictObject({ en: textSchema(120), 'zh-Hant': textSchema(120) })
const Taglines = z.strictObject({ en: textSchema(200), 'zh-Hant': textSchema(200) })
const Abouts = z.strictObject({ en: textSchema(5000), 'zh-Hant': textSchema(5000) })
const Minute = z.int().min(0).max(2880)
const Coordinates = { latitude: z.number().min(-90).max(90), longitude: z.number().min(-180).max(180) }
const TimeZone = keySchema(60, 1)

/** A new shop: its names, and the town it is in. */
export const RegisterShopInput = z.strictObject({
  vendorId,
  locationId: idSchema('location'),
  slug: SlugInput,
  names: Names,
  currency: z.enum(SHOP_CURRENCIES),
  place: z.strictObject({
    city: textSchema(120, 1),
    region: textSchema(120),
    country: CountryInput,
    timeZone: TimeZone,
    ...Coordinates,
  }),
})

/** One shop. */
export const ShopInput = z.strictObject({ vendorId })

/** What a shop says about itself. */
export const SaveProfileInput = z.strictObject({
  vendorId,
  slug: SlugInput,
  names: Names,
  taglines: Taglines,
  abouts: Abouts,
  legalName: textSchema(200),
  taxNumber: textSchema(40),
  email: EmailInput,
  accent: z.string().regex(/^#[0-9A-Fa-f]{6}$/, { message: 'must be a colour like #1F6B45' }),
  imageUrl: keySchema(300).nullable(),
})

/** A place of the shop: made or changed. */
export const SaveLocationInput = z.strictObject({
  vendorId,
  locationId: idSchema('location'),
  name: textSchema(120, 1),
  line1: textSchema(200),
  city: textSchema(120, 1),
  region: textSchema(120),
  postcode: textSchema(16),
  country: CountryInput,
  timeZone: TimeZone,
  hasPickup: z.boolean(),
  ...Coordinates,
})

/** When a place is open: the whole week, the days it is closed, or both. What is left out stays. */
export const SaveHoursInput = z.strictObject({
  vendorId,
  locationId: idSchema('location'),
  periods: z
    .array(z.strictObject({ weekday: z.int().min(1).max(7), opensMinute: Minute, closesMinute: Minute }))
    .max(50)
    .nullish(),
  closedDates: z.array(DateInput).max(400).nullish(),
})

/** All ways to the buyer, in the order they are offered. */
export const SaveMethodsInput = z.strictObject({
  vendorId,
  methods: z
    .array(
      z.strictObject({
        id: z.string().regex(/^[a-z0-9_-]{2,80}$/),
        kind: z.enum(['delivery', 'pickup']),
        names: Names,
        priceMinor: MinorInput,
        freeOverMinor: MinorInput.nullable(),
        otherPrices: z.partialRecord(z.enum(SHOP_CURRENCIES), MinorInput).default({}),
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

/** The account at the bank that payouts go to. */
export const SavePayoutAccountInput = z.strictObject({ vendorId, bankAccountNumber: keySchema(34, 4) })
/** Three plain screens, or all of them. */
export const SetSimpleInput = z.strictObject({ vendorId, isSimple: z.boolean() })
/** A town by the beginning of its name. */
export const PlacesInput = z.strictObject({ text: textSchema(80), country: CountryInput.nullish() })
/** Closes an empty place. */
export const CloseLocationInput = z.strictObject({ vendorId, locationId: idSchema('location') })
/** The public holidays where a place is. */
export const HolidaysInput = z.strictObject({ vendorId, locationId: idSchema('location'), locale: LocaleInput })
/** Shops that wait for the operator. */
export const PendingVendorsInput = z.strictObject({ cursor: keySchema(200).nullish() })
/** The operator's yes. */
export const ApproveVendorInput = z.strictObject({ vendorId })
/** The operator's no, with what has to change. */
export const DeclineVendorInput = z.strictObject({ vendorId, reason: textSchema(500, 1) })
