/** Demand of one day as it was placed, and how much of it was served. A unit is unserved when its money went back before the goods left. */
export type DayDemand = {
  /** Calendar day, UTC. */
  readonly date: string
  readonly units: number
  readonly servedUnits: number
  readonly lines: number
  readonly servedLines: number
  readonly orders: number
  readonly servedOrders: number
}

/** Shares from 0 to 1; null when nothing was demanded. */
export type FillRate = { readonly unit: number | null; readonly line: number | null; readonly order: number | null }

/** Fill rates of some days together [OPS-5]: sums over sums, not a mean of means. */
export function fillRateOf(days: readonly DayDemand[]): FillRate {
  const sum = (pick: (day: DayDemand) => number) => days.reduce((total, day) => total + pick(day), 0)
  const share = (served: number, demanded: number) => (demanded === 0 ? null : served / demanded)
  return {
    unit: share(
      sum((day) => day.servedUnits),
      sum((day) => day.units),
    ),
    line: share(
      sum((day) => day.servedLines),
      sum((day) => day.lines),
    ),
    order: share(
      sum((day) => day.servedOrders),
      sum((day) => day.orders),
    ),
  }
}
