import type { RefusalWords } from '../../lib/failure.ts'
import { useTexts } from '../../lib/texts.ts'

/** What refusals of stock work mean for the one who asked. */
export function useStockWords(): RefusalWords {
  const { t } = useTexts('stock')
  return {
    units_changed: ({ onHandUnits }) => t('stock.changedMeanwhile', { units: onHandUnits }),
    below_claims: ({ freeUnits }) => t('stock.belowClaims', { units: freeUnits }),
    lot_mismatch: () => t('stock.lotMismatch'),
    insufficient_stock: () => t('transfer.nothingFree'),
    transfer_state: ({ status }) => t('transfer.moved', { status: t(`transfer.status.${status}`) }),
    count_state: () => t('count.over'),
  }
}

/** `+3`, `−2`, `0`: a difference with its sign, as the reader's language writes numbers. */
export function signed(units: number, number: (value: number) => string): string {
  return units > 0 ? `+${number(units)}` : units < 0 ? `−${number(-units)}` : number(0)
}
