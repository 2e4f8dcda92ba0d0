import { z } from 'zod'
import { LocaleInput } from './text.ts'

const Head = {
  shopName: z.string(),
  locale: LocaleInput,
  number: z.string(),
  atMs: z.int(),
  timeZone: z.string(),
}
const Goods = { title: z.string(), variantTitle: z.string(), gtin: z.string().nullable(), units: z.int() }

/** The papers the api Worker asks the jobs Worker to draw; it has checked who asks. */
export const ShopPapers = z.array(
  z.discriminatedUnion('kind', [
    z.object({
      ...Head,
      kind: z.literal('packing_slip'),
      isPickup: z.boolean(),
      place: z.string(),
      buyer: z.array(z.string()),
      lines: z.array(z.object({ ...Goods, note: z.string() })),
    }),
    z.object({
      ...Head,
      kind: z.literal('pick_sheet'),
      orders: z.array(z.object({ number: z.string(), buyerName: z.string() })),
      lines: z.array(
        z.object({ ...Goods, place: z.string(), expiryDate: z.string().nullable(), orderNumber: z.string() }),
      ),
    }),
  ]),
)
