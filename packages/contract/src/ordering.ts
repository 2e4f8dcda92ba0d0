import { LINES_AT_ONCE_MAX } from '@onhand/domain/ordering/cart'
import { isUsableCartId } from '@onhand/domain/ordering/checkout-ids'
import { SUBSTITUTIONS } from '@onhand/domain/ordering/substitution'
import { SHOP_CURRENCIES } from '@onhand/domain/shop/currencies'
import { z } from 'zod'
import { WantedCreditInput } from './loyalty.ts'
import {
  CountryInput,
  EmailInput,
  idSchema,
  keySchema,
  LocaleInput,
  MinorInput,
  textSchema,
  UnitsInput,
} from './text.ts'

/** The cart id is the key to its cart: long enough to be unguessable, short enough to derive ids from. */
const Cart = {
  cartId: idSchema('cart').refine(isUsableCartId, { message: 'must have 16 to 40 letters or digits after crt_' }),
}

export const CartInput = z.strictObject({ ...Cart, locale: LocaleInput.default('en') })
/** Adds to the line of the same SKU if there is one. `requestId` makes a repeated add count once. */
export const AddLineInput = z.strictObject({
  ...Cart,
  locale: LocaleInput.default('en'),
  lineId: idSchema('cartLine'),
  skuId: idSchema('sku'),
  units: UnitsInput,
  /** The currency that its price was shown in; an empty cart takes it where the shop asks a price in it. */
  currency: z.enum(SHOP_CURRENCIES).nullish(),
})
/** Several at once; each line as in AddLineInput. */
export const AddLinesInput = z.strictObject({
  ...Cart,
  locale: LocaleInput.default('en'),
  lines: z
    .array(z.strictObject({ lineId: idSchema('cartLine'), skuId: idSchema('sku'), units: UnitsInput }))
    .min(1)
    .max(LINES_AT_ONCE_MAX),
  currency: z.enum(SHOP_CURRENCIES).nullish(),
})
/** 0 units removes the line. */
export const SetLineInput = z.strictObject({
  ...Cart,
  locale: LocaleInput.default('en'),
  lineId: idSchema('cartLine'),
  units: z.int().min(0).max(100_000).optional(),
  note: textSchema(300).optional(),
  substitution: z.enum(SUBSTITUTIONS).optional(),
  isSavedForLater: z.boolean().optional(),
})

export const ContactInput = z.strictObject({
  name: textSchema(120, 1),
  email: EmailInput,
  phone: textSchema(40).default(''),
})
export const AddressInput = z.strictObject({
  name: textSchema(120, 1),
  line1: textSchema(200, 1),
  line2: textSchema(200).default(''),
  city: textSchema(120, 1),
  region: textSchema(120).default(''),
  postcode: textSchema(16).default(''),
  country: CountryInput,
  phone: textSchema(40).default(''),
  latitude: z.number().min(-90).max(90).nullable().default(null),
  longitude: z.number().min(-180).max(180).nullable().default(null),
})
/** Contact and place in one call. Address null: everything is picked up. */
export const SetAddressInput = z.strictObject({
  ...Cart,
  locale: LocaleInput.default('en'),
  contact: ContactInput,
  address: AddressInput.nullable(),
})
export const DeliveryOptionsInput = z.strictObject({ ...Cart, locale: LocaleInput.default('en') })
/** One choice per vendor of the cart. */
export const ChooseDeliveryInput = z.strictObject({
  ...Cart,
  locale: LocaleInput.default('en'),
  choices: z
    .array(
      z.strictObject({
        vendorId: idSchema('vendor'),
        methodId: keySchema(80, 1),
        locationId: idSchema('location'),
      }),
    )
    .min(1)
    .max(50),
})
/** PREPARE and create the payment. The total the shopper saw guards against a changed price. */
export const StartPaymentInput = z.strictObject({
  ...Cart,
  locale: LocaleInput.default('en'),
  expectedTotalMinor: MinorInput,
  credits: z.array(WantedCreditInput).max(50).default([]),
})
/** FINALIZE after the shopper came back from the bank; may be repeated. */
export const CompleteInput = z.strictObject({ ...Cart })
/** Back to an open cart: releases stock and voids the payment. */
export const CancelPaymentInput = z.strictObject({ ...Cart })

/** The secret part of the order page's address. */
export const OrderTokenInput = z.strictObject({
  token: z
    .string()
    .min(20)
    .max(200)
    .regex(/^[A-Za-z0-9_.-]+$/),
})
export const MyOrdersInput = z.strictObject({ cursor: keySchema(200).nullish() })

/** Refunds by the operator or a program: units of lines, restocked or not. `refundId` is the idempotency key. */
export const RefundInput = z.strictObject({
  /** At most 40 letters after the prefix: movements and journals are named after it. */
  refundId: idSchema('refund').refine((id) => id.length <= 44, {
    message: 'must have at most 40 letters or digits after rfd_',
  }),
  orderId: idSchema('order'),
  reason: textSchema(200, 1),
  lines: z
    .array(z.strictObject({ orderLineId: idSchema('orderLine'), units: UnitsInput, isRestocked: z.boolean() }))
    .min(1)
    .max(500),
})
export const CancelOrderInput = z.strictObject({ orderId: idSchema('order'), reason: textSchema(200, 1) })
