import type { PlacedOrder, PlacedOrderGroup } from '@onhand/domain/ordering/types'
import { messages } from '@onhand/i18n'

// Far from any delivery, so that days are written as dates: "tomorrow" is wrong in a mail that is read the day after.
const ANOTHER_TIME_MS = 0

/** One line that cannot break out of its place in a text or a header. */
export function oneLine(text: string): string {
  return text.replace(/[\s\p{Cc}]+/gu, ' ').trim()
}

/** When and where the goods of one order are to be had, in words. */
export function promiseWords(group: PlacedOrderGroup, order: PlacedOrder): string {
  const { t, format } = messages(group.locale)
  const when = format.window(order.delivery.promise, ANOTHER_TIME_MS)
  if (order.delivery.kind === 'delivery') return t('mail.confirmation.arrives', { when })
  return t('mail.confirmation.pickup', { when, place: oneLine(order.delivery.locationName) })
}

/** The name and units of a line: `2 × Stoneware mug, moss green`. */
export function lineWords(line: PlacedOrder['lines'][number]): string {
  return oneLine(`${line.units} × ${line.title}${line.variantTitle === '' ? '' : `, ${line.variantTitle}`}`)
}

/** A price, or the word for free. */
export function priceWords(group: PlacedOrderGroup, amountMinor: number): string {
  const { t, format } = messages(group.locale)
  return amountMinor === 0 ? t('mail.confirmation.free') : format.money(amountMinor, group.currency)
}
