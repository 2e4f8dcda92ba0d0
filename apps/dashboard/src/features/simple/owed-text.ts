import type { BuyerTotals } from '@onhand/domain/customers/views'
import type { FeatureTranslate } from '@onhand/i18n/dashboard/texts'
import type { Formatters } from '@onhand/i18n/format'

/** What a buyer still owes, in each currency; that all is paid when they owe nothing, and nothing for who never bought. */
export function owedText(
  totals: readonly BuyerTotals[],
  t: FeatureTranslate<'simple'>,
  format: Pick<Formatters, 'money'>,
): string {
  const owing = totals.filter((sum) => sum.owedMinor > 0)
  if (owing.length === 0) return totals.length > 0 ? t('customers.settled') : ''
  return t('customers.owes', { amount: owing.map((sum) => format.money(sum.owedMinor, sum.currency)).join(' + ') })
}
