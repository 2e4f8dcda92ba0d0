import type { LocationId } from '@onhand/domain/ids'
import type { VendorRecord } from '@onhand/service/vendors/ports'

type Locations = readonly Pick<VendorRecord['locations'][number], 'id' | 'supplyDays'>[]

/** Units that are wanted of a SKU, and where there are some. */
export type WantedGoods = {
  readonly units: number
  readonly locations: readonly { readonly locationId: LocationId; readonly availableUnits: number }[]
}

/** Places of a shop's suppliers, the quickest first. */
export function supplyPlaces(locations: Locations): Locations {
  return locations.filter((one) => daysOf(one) > 0).sort((a, b) => daysOf(a) - daysOf(b))
}

/**
 * Groups of places that may keep a promise, for a shop with goods at suppliers [FUL-8]: its shelves where they have all; else the slowest supplier that is needed,
 * with whose day all the quicker ones keep theirs. What was chosen stays on offer beside it, since a cart that is being paid holds its own claims, but for a
 * supplier that is quicker than one that is needed.
 */
export function promisingPlaces(
  locations: Locations,
  wanted: readonly WantedGoods[],
  chosen: LocationId | undefined,
): readonly (readonly LocationId[])[] {
  const supply = supplyPlaces(locations)
  const own = locations.filter((one) => daysOf(one) === 0).map(({ id }) => id)
  const chosenSupply = supply.find(({ id }) => id === chosen)
  const short = wanted.filter((goods) => unitsAt(goods, own) < goods.units)
  if (short.length === 0) return chosenSupply ? [own, [chosenSupply.id]] : [own]
  const needed = short.flatMap((goods) => neededPlace(goods, { own, supply }) ?? [])
  const slowest = supply.findLast((place) => needed.includes(place)) ?? supply[0]
  const groups: (readonly LocationId[])[] = slowest ? [[slowest.id]] : []
  if (chosenSupply) {
    const isSlowEnough = needed.length < short.length || daysOf(chosenSupply) >= daysOf(slowest ?? chosenSupply)
    return isSlowEnough && chosenSupply !== slowest ? [...groups, [chosenSupply.id]] : groups
  }
  return chosen !== undefined && own.includes(chosen) ? [own, ...groups] : groups
}

/** Where units may come from when a supplier's place was promised: shelves first, then that one and those that are no slower. */
export function suppliedFrom(locations: Locations, promised: LocationId): readonly LocationId[] {
  const days = daysOf(locations.find(({ id }) => id === promised) ?? { id: promised })
  const own = locations.filter((one) => daysOf(one) === 0)
  const quicker = supplyPlaces(locations).filter((one) => one.id !== promised && daysOf(one) <= days)
  return [...own.map(({ id }) => id), promised, ...quicker.map(({ id }) => id)]
}

/** The quickest supplier that has what the shelves do not; else the slowest that has any. */
function neededPlace(
  goods: WantedGoods,
  { own, supply }: { readonly own: readonly LocationId[]; readonly supply: Locations },
): Locations[number] | undefined {
  const holding = supply.filter(({ id }) => unitsAt(goods, [id]) > 0)
  return holding.find(({ id }) => unitsAt(goods, [...own, id]) >= goods.units) ?? holding.at(-1)
}

function unitsAt({ locations }: WantedGoods, ids: readonly LocationId[]): number {
  return locations.reduce((sum, one) => sum + (ids.includes(one.locationId) ? one.availableUnits : 0), 0)
}

function daysOf({ supplyDays = 0 }: Locations[number]): number {
  return supplyDays
}
