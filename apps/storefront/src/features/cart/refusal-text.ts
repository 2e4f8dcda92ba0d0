import type { Failure } from '../../lib/refusal.ts'
import type { Page } from '../../lib/page.ts'

/** Why a change of the cart or a step of the checkout did not go through, for a person. */
export function failureText(failure: Failure, { t, format }: Pick<Page, 't' | 'format'>): string {
  if (failure.kind === 'unreachable') return t('checkout.failed')
  if (failure.kind === 'fields') return t('field.invalid')
  const { refusal } = failure
  switch (refusal.code) {
    case 'sku_not_sold':
    case 'line_unknown':
      return t('refusal.not_sold')
    case 'currency_mixed':
      return t('refusal.currency_mixed', { currency: refusal.currency })
    case 'units_over_limit':
      return t('refusal.units_over_limit', { count: refusal.unitsMax })
    case 'cart_full':
      return t('refusal.cart_full', { count: refusal.linesMax })
    case 'cart_not_open':
      return t('refusal.cart_not_open')
    case 'insufficient_stock':
      return refusal.availableUnits > 0
        ? t('refusal.insufficient_stock', { count: refusal.availableUnits })
        : t('refusal.sold_out')
    case 'cart_empty':
      return t('checkout.empty')
    case 'delivery_missing':
    case 'delivery_unavailable':
      return t('refusal.delivery_unavailable')
    case 'lines_unavailable':
      return t('checkout.linesUnavailable')
    case 'credit_unavailable':
      return t('checkout.creditGone')
    case 'payment_refused':
      return t('checkout.refused', { code: refusal.providerCode })
    case 'payment_returned':
      return t(`checkout.returned.${refusal.reason}`)
    case 'total_changed':
      return t('checkout.totalChanged', {
        former: format.number(refusal.expectedTotalMinor),
        total: format.number(refusal.totalMinor),
      })
    default:
      return t('cart.rolledBack')
  }
}
