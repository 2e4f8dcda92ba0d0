import { normal } from '../../distributions/continuous.ts'
import { normalCdf, normalQuantile } from '../../distributions/special.ts'
import { levelOfLoss } from './reorder-point.ts'

/** A fixed lot and normal demand over the lead time. */
export interface LotDemand {
  readonly orderQuantity: number
  readonly leadTimeMean: number
  readonly leadTimeSd: number
}

/** Safety stock of an (r, Q) rule and the two services it gives. */
export interface LotService {
  readonly k: number
  readonly safetyStock: number
  readonly reorderPoint: number
  readonly cycleServiceLevel: number
  readonly unitsShortPerCycle: number
  readonly fillRate: number
}

/** Mean and standard deviation over a lead time from yearly figures. */
export function leadTimeFromYear(facts: {
  readonly annualMean: number
  readonly annualSd: number
  readonly leadTimeWeeks: number
  readonly weeksPerYear: number
}): { readonly leadTimeMean: number; readonly leadTimeSd: number } {
  const share = facts.leadTimeWeeks / facts.weeksPerYear
  return { leadTimeMean: facts.annualMean * share, leadTimeSd: facts.annualSd * Math.sqrt(share) }
}

/** The service of a given reorder point (Chopra and Meindl, Supply Chain Management, chapter 11). */
export function serviceOfReorderPoint(lot: LotDemand, reorderPoint: number): LotService {
  const safetyStock = reorderPoint - lot.leadTimeMean
  const k = safetyStock / lot.leadTimeSd
  const unitsShortPerCycle = normal(lot.leadTimeMean, lot.leadTimeSd).loss(reorderPoint)
  return {
    k,
    safetyStock,
    reorderPoint,
    cycleServiceLevel: normalCdf(k),
    unitsShortPerCycle,
    fillRate: 1 - unitsShortPerCycle / lot.orderQuantity,
  }
}

/** The reorder point that gives a fill rate: the loss of a cycle is the lot times what may be missed. */
export function reorderPointForFillRate(lot: LotDemand, fillRate: number): LotService {
  const short = lot.orderQuantity * (1 - fillRate)
  const reorderPoint = levelOfLoss(normal(lot.leadTimeMean, lot.leadTimeSd), short, lot.leadTimeSd)
  return serviceOfReorderPoint(lot, reorderPoint)
}

/** The reorder point that lasts the lead time with a probability. */
export function reorderPointForCycleService(lot: LotDemand, cycleServiceLevel: number): LotService {
  return serviceOfReorderPoint(lot, lot.leadTimeMean + normalQuantile(cycleServiceLevel) * lot.leadTimeSd)
}
