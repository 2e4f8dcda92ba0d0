import { derivedId } from '@onhand/domain/ids'
import { localTime } from '@onhand/domain/local-time'
import type { ServiceDeps } from '../deps.ts'
import { ownPlace } from '../stock/own.ts'
import type { SupplyAllowance } from './ports.ts'

/** What filling up needs. */
export type FillDeps = Pick<ServiceDeps, 'supplyAllowances' | 'stock' | 'stockRoom' | 'vendors' | 'nowMs' | 'log'>

// Bounds a minute's run; the rest follow.
const AT_ONCE_MAX = 100
// Where a day begins first.
const LATEST_ZONE = 'Etc/GMT-14'

/**
 * Brings what may be sold of a SKU at its supplier to what the supplier takes a day [BUY-20], once for a day and a setting: claims stay. The correction's id
 * follows from both, so that runs beside each other add nothing twice.
 */
export async function fillAllowance(deps: FillDeps, allowance: SupplyAllowance, timeZone: string): Promise<void> {
  const { skuId, locationId, unitsADay, turn } = allowance
  const day = localTime(deps.nowMs(), timeZone).date
  const { locations } = await deps.stock.availability(skuId)
  const availableUnits = locations.find((one) => one.locationId === locationId)?.availableUnits ?? 0
  const deltaUnits = unitsADay - availableUnits
  if (deltaUnits !== 0) {
    const result = await deps.stockRoom.settleUnits(skuId, {
      movementId: derivedId('movement', skuId, `b${turn}d${day.replaceAll('-', '')}`),
      locationId,
      timeZone,
      reason: 'correction',
      reference: 'back_to_back',
      change: { kind: 'by', deltaUnits },
    })
    if (!result.ok) deps.log.warn('purchasing.fill_refused', { skuId, code: result.error.code })
  }
  await deps.supplyAllowances.filled(skuId, day)
}

/** Fills up what was not filled up today, by the day of each place. Safe beside another run. */
export async function fillAllowances(deps: FillDeps): Promise<void> {
  for (const allowance of await deps.supplyAllowances.due(deps.nowMs(), AT_ONCE_MAX)) {
    const place = await ownPlace(deps, allowance.vendorId, allowance.locationId)
    if (place.ok) await fillAllowance(deps, allowance, place.value.timeZone)
    // A place that was closed takes nothing: not asked again until a day that is the next one everywhere.
    else await deps.supplyAllowances.filled(allowance.skuId, localTime(deps.nowMs(), LATEST_ZONE).date)
  }
}
