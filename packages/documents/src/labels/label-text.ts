import type { Label, LabelSymbol } from '@onhand/domain/inventory/label'
import { symbolOf } from '@onhand/domain/inventory/label'
import { formatters } from '@onhand/i18n/format'
import { type Locale, messagesOf } from './label-words.ts'

/** The words on a label, in the order they are read. */
export type LabelText = {
  readonly title: string
  readonly detail: string
  readonly price: string
  /** Best before. */
  readonly expiry: string
  readonly lot: string
  /** What the symbol says, for people whose scanner is broken. */
  readonly code: string
}

/** The formatter of money needs none. */
const DAY_WORDS = { today: '', tomorrow: '' }

/** The words of a label in a language. */
export function labelText(label: Label, symbol: LabelSymbol, locale: Locale): LabelText {
  const words = messagesOf(locale)
  const data = symbolOf(label, symbol)
  return {
    title: label.title,
    detail: label.variantTitle,
    price: label.price ? formatters(locale, DAY_WORDS).money(label.price.amountMinor, label.price.currency) : '',
    expiry: label.expiryDate === null ? '' : `${words.bestBefore} ${label.expiryDate}`,
    lot: label.lotCode === null || label.lotCode === '' ? '' : `${words.lot} ${label.lotCode}`,
    code: data.kind === 'qr' && label.gtin !== null ? label.gtin : data.text,
  }
}
