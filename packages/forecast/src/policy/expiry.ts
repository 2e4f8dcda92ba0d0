/** Units that expire together: the last period in which they may be sold, counted from now (0: this one). */
export interface StockLot {
  readonly units: number
  readonly lastPeriod: number
}

/**
 * Units that will expire unsold before period `within`, when they are sold first expired first out at the expected
 * demand of each period: the estimated withdrawal of the EWA rule (Broekmeulen and van Donselaar, Computers and
 * Operations Research 36 (2009) 3013–3018). Subtract it from the position before planning. Lots may come in any order.
 */
export function expiringUnits(lots: readonly StockLot[], expectedDemand: ArrayLike<number>, within: number): number {
  const queue = [...lots].sort((a, b) => a.lastPeriod - b.lastPeriod).map((lot) => ({ ...lot }))
  let expired = 0
  for (let period = 0; period < within; period += 1) {
    let wanted = expectedDemand[period] ?? 0
    for (const lot of queue) {
      if (wanted <= 0) break
      const sold = Math.min(lot.units, wanted)
      lot.units -= sold
      wanted -= sold
    }
    for (const lot of queue) {
      if (lot.lastPeriod > period || lot.units <= 0) continue
      expired += lot.units
      lot.units = 0
    }
  }
  return expired
}

/** Prices of a perishable: what a sold unit brings, what it costs, what an expired one still brings. */
export interface PerishablePrices {
  readonly price: number
  readonly unitCost: number
  readonly salvage: number
}

/**
 * The service level that a perishable is worth: the newsvendor's (p − c) / (p − v). A slow seller that keeps for three
 * days is not worth 98 %; showing this level beside the wished one says so.
 */
export function perishableLevel(prices: PerishablePrices): number {
  const margin = prices.price - prices.unitCost
  const loss = prices.unitCost - prices.salvage
  return margin <= 0 ? 0 : margin / (margin + Math.max(0, loss))
}
