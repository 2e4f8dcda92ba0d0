import type { RefusalWords } from '../../lib/failure.ts'
import { useTexts } from '../../lib/texts.ts'

/** Why a payout is refused, in words. */
export function useMoneyWords(): RefusalWords {
  const { t, format } = useTexts('money')
  return {
    payout_too_large: ({ availableMinor, currency }) =>
      t('money.refused.payout_too_large', { amount: format.money(availableMinor, currency) }),
    payout_below_minimum: ({ minimumMinor, currency }) =>
      t('money.refused.payout_below_minimum', { amount: format.money(minimumMinor, currency) }),
    payout_id_reused: () => t('money.refused.payout_id_reused'),
    shop_suspended: ({ reason }) => t('money.refused.shop_suspended', { reason }),
  }
}
