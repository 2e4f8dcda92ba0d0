/** What stock costs a year, as a share of its value: place, money, waste. Said wherever it is counted with. */
export const HOLDING_A_YEAR = 0.3

/** What keeping stock of this value costs a month [INS-18]. */
export function holdingMonthMinor(valueMinor: number): number {
  return Math.round((valueMinor * HOLDING_A_YEAR) / 12)
}
