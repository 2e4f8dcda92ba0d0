import { isGtin } from '../catalog/gtin.ts'
import { type Gs1Element, writeBracketed } from './gs1/elements.ts'

/** What is printed on a label of goods. */
export type Label = {
  readonly title: string
  readonly variantTitle: string
  /** 8, 12, 13 or 14 digits; null when the goods have none. */
  readonly gtin: string | null
  /** The shop's own code, printed as Code 128 where there is no GTIN. */
  readonly code: string
  readonly lotCode: string | null
  /** `yyyy-mm-dd`. */
  readonly expiryDate: string | null
  /** Null leaves it out. */
  readonly price: { readonly amountMinor: number; readonly currency: string } | null
}

/** The symbols a label can carry. `retail` is EAN/UPC for tills, `gs1_128` and the two-dimensional ones also hold lot and expiry. */
export const LABEL_SYMBOLS = ['retail', 'gs1_128', 'qr', 'datamatrix'] as const
export type LabelSymbol = (typeof LABEL_SYMBOLS)[number]

/** A symbol with the data it holds, as its encoder takes it. */
export type SymbolData =
  | { readonly kind: 'ean13' | 'ean8' | 'itf14' | 'code128' | 'qr'; readonly text: string }
  /** `elements` in the bracketed form. */
  | { readonly kind: 'gs1_128' | 'datamatrix'; readonly text: string; readonly elements: readonly Gs1Element[] }

const RESOLVER = 'https://id.gs1.org'

/** What a label's symbol holds [INV-32]. Goods without a GTIN carry the shop's own code, whatever symbol was asked for. */
export function symbolOf(label: Label, symbol: LabelSymbol): SymbolData {
  const { gtin } = label
  if (gtin === null || !isGtin(gtin)) return { kind: symbol === 'qr' ? 'qr' : 'code128', text: label.code }
  if (symbol === 'retail') return retailSymbol(gtin)
  const elements = elementsOf(gtin, label)
  if (symbol === 'qr') return { kind: 'qr', text: digitalLinkOf(gtin, label) }
  return { kind: symbol, text: writeBracketed(elements), elements }
}

function retailSymbol(gtin: string): SymbolData {
  if (gtin.length === 8) return { kind: 'ean8', text: gtin }
  if (gtin.length === 14 && !gtin.startsWith('0')) return { kind: 'itf14', text: gtin }
  return { kind: 'ean13', text: gtin.padStart(14, '0').slice(1) }
}

/** Fixed lengths first: the symbol gets shorter. */
function elementsOf(gtin: string, label: Label): Gs1Element[] {
  const elements = [{ identifier: '01', value: gtin.padStart(14, '0') }]
  if (label.expiryDate !== null) elements.push({ identifier: '17', value: shortDate(label.expiryDate) })
  if (label.lotCode !== null && label.lotCode !== '') elements.push({ identifier: '10', value: label.lotCode })
  return elements
}

function digitalLinkOf(gtin: string, label: Label): string {
  const lot = label.lotCode === null || label.lotCode === '' ? '' : `/10/${encodeURIComponent(label.lotCode)}`
  const date = label.expiryDate === null ? '' : `?17=${shortDate(label.expiryDate)}`
  return `${RESOLVER}/01/${gtin.padStart(14, '0')}${lot}${date}`
}

/** `2027-12-31` as `271231`. */
function shortDate(date: string): string {
  return date.slice(2).replaceAll('-', '')
}
