import { manualTotals } from '@onhand/domain/ordering/manual-order'
import type { CreateManualOrderRequest, SkuChoice } from './order-types.ts'

/** A line of the form. */
export type FormLine = {
  readonly key: number
  /** Null for something that is not in the shop. */
  readonly sku: SkuChoice | null
  readonly title: string
  readonly units: number | null
  readonly unitPriceMinor: number | null
}
type RequestLine = CreateManualOrderRequest['lines'][number]

/** The lines as the api takes them; null while one of them is not complete. */
export function requestLines(lines: readonly FormLine[]): readonly RequestLine[] | null {
  const taken = lines.map(requestLine)
  return taken.length > 0 && taken.every((line) => line !== null) ? taken.flatMap((line) => line ?? []) : null
}

function requestLine({ sku, title, units, unitPriceMinor }: FormLine): RequestLine | null {
  if (units === null || units < 1 || unitPriceMinor === null) return null
  if (sku) return { kind: 'sku', skuId: sku.skuId, units, unitPriceMinor }
  return title.trim() === '' ? null : { kind: 'free', title: title.trim(), units, unitPriceMinor, taxRateBps: 0 }
}

/** What the order comes to while it is typed, by the rule of the api. */
export function totalsOf(lines: readonly FormLine[], deliveryMinor: number) {
  return manualTotals(
    lines.map(({ sku, units, unitPriceMinor }) => ({
      units: units ?? 0,
      unitPriceMinor: unitPriceMinor ?? 0,
      taxRateBps: sku?.taxRateBps ?? 0,
    })),
    deliveryMinor,
  )
}

/** What is typed beside the lines. */
export type ManualForm = {
  email: string
  name: string
  phone: string
  locale: CreateManualOrderRequest['locale']
  isDelivered: boolean
  line1: string
  city: string
  postcode: string
  country: string
  deliveryMinor: number
  payWithinDays: number
  isRemitted: boolean
  note: string
}

/** The form before anything is typed; a customer's record may know who it is for. */
export function emptyForm(known: Pick<ManualForm, 'email' | 'name' | 'locale'>): ManualForm {
  return {
    ...known,
    phone: '',
    isDelivered: false,
    line1: '',
    city: '',
    postcode: '',
    country: known.locale === 'zh-Hant' ? 'TW' : 'GB',
    deliveryMinor: 0,
    payWithinDays: 7,
    isRemitted: false,
    note: '',
  }
}
