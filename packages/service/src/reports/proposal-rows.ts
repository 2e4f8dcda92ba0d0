import { decimalOf } from '@onhand/domain/data-import/decimal'
import type { Cell } from '@onhand/domain/reports/table'
import type { Proposal } from '../purchasing/propose.ts'
import type { VendorRecord } from '../vendors/ports.ts'

/** Proposed lines as the rows of a table, with the numbers that their reasons are made of. */
export function proposalRows(proposals: readonly Proposal[], vendor: VendorRecord): readonly (readonly Cell[])[] {
  const nameOf = new Map(vendor.locations.map(({ id, name }) => [id, name]))
  return proposals.flatMap(({ lines, supplierName, locationId, leadDays, currency }) => {
    const money = (minor: number) => decimalOf(minor, currency)
    return lines.map((line): readonly Cell[] => [
      line.code,
      line.title,
      line.skuTitle,
      nameOf.get(locationId) ?? null,
      supplierName,
      line.units,
      line.neededUnits,
      line.availableUnits,
      line.incomingUnits,
      line.expiringUnits,
      String(line.reason.soldAWeek),
      line.reorderPointUnits,
      line.orderUpToUnits,
      leadDays,
      line.moqUnits,
      line.packUnits,
      money(line.unitCostMinor),
      money(line.units * line.unitCostMinor),
      money(line.effect.lostSalesAvoidedMinor),
      currency,
      line.reason.code,
      line.reason.choice?.code ?? null,
      line.reason.choice?.otherName ?? null,
    ])
  })
}
