import type { VendorId } from '@onhand/domain/ids'
import type { LabelSymbol } from '@onhand/domain/inventory/label'
import type { Locale } from '@onhand/domain/catalog/views'

/** Goods to be labelled, and how often. */
export type LabelItem = {
  readonly skuId: string
  readonly name: string
  readonly code: string
  readonly gtin: string | null
  readonly lotCode: string | null
  readonly expiryDate: string | null
  readonly copies: number
}

/** Paper by name, as the api knows it. */
export const PAPERS = ['roll_57x32', 'roll_100x50', 'a4_24', 'a4_14'] as const
export type Paper = (typeof PAPERS)[number]
/** Dots a millimetre by what is printed on the printer. */
export const PRINTERS = [
  { dpi: 203, dotsPerMm: 8 },
  { dpi: 300, dotsPerMm: 12 },
  { dpi: 600, dotsPerMm: 24 },
] as const

/** How the labels are to come out. */
export type LabelSettings = {
  readonly paper: Paper
  readonly symbol: LabelSymbol
  readonly hasPrice: boolean
  readonly skip: number
  readonly dotsPerMm: 8 | 12 | 24
}

/** The finished file, or why there is none. */
export type LabelFile =
  | { readonly kind: 'made'; readonly file: Blob }
  | { readonly kind: 'too_small' | 'failed' }
  | { readonly kind: 'wrong'; readonly fields: readonly string[] }

/** Asks the api for the labels. Never throws: what went wrong is an answer. */
export async function makeLabels(
  run: { readonly vendorId: VendorId; readonly items: readonly LabelItem[]; readonly locale: Locale },
  settings: LabelSettings,
  format: 'pdf' | 'zpl',
): Promise<LabelFile> {
  const { paper, ...rest } = settings
  const items = run.items.map(({ skuId, lotCode, expiryDate, copies }) => ({ skuId, lotCode, expiryDate, copies }))
  const body = JSON.stringify({ vendorId: run.vendorId, locale: run.locale, items, ...rest, stock: paper, format })
  try {
    const headers = { 'content-type': 'application/json' }
    const response = await fetch('/api/v1/labels', { method: 'POST', headers, body })
    if (response.ok) return { kind: 'made', file: await response.blob() }
    if (response.status === 422) return { kind: 'too_small' }
    return response.status === 400 ? { kind: 'wrong', fields: wrongFields(await response.json()) } : { kind: 'failed' }
  } catch {
    return { kind: 'failed' }
  }
}

function wrongFields(answer: unknown): string[] {
  const fields = Object(Object(answer).error).fields
  return Array.isArray(fields) ? fields.map((wrong) => String(Object(wrong).field)) : []
}

/** Opens a file in a tab of its own, or saves it under `name`. */
export function handOver(file: Blob, name: string | null): void {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(file)
  if (name === null) link.target = '_blank'
  else link.download = name
  link.click()
  // The tab has read it by then; an address never taken back would keep the file in memory.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000)
}
