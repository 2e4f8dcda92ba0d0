import type { ImportSku } from './import-product.ts'

/** Price per kilogram, litre or piece, as a page shows it beside the price. */
export type UnitPrice = { readonly priceMinor: number; readonly perUnit: 'kg' | 'l' | 'each' }

/** How many of a measure's unit make the unit that prices are compared by. */
const COMPARED_BY = {
  g: { perUnit: 'kg', factor: 1000 },
  kg: { perUnit: 'kg', factor: 1 },
  ml: { perUnit: 'l', factor: 1000 },
  l: { perUnit: 'l', factor: 1 },
  each: { perUnit: 'each', factor: 1 },
} as const

/** The unit price of a pack, rounded half up to a minor unit [CAT-1]. Null without a measure, and for a single piece, where it would repeat the price. */
export function unitPrice(priceMinor: number, measure: ImportSku['measure']): UnitPrice | null {
  if (measure === null || measure.amount <= 0) return null
  if (measure.unit === 'each' && measure.amount === 1) return null
  const { perUnit, factor } = COMPARED_BY[measure.unit]
  return { priceMinor: Math.round((priceMinor * factor) / measure.amount), perUnit }
}
