import type { Allocation } from '../inventory/types.ts'

/**
 * Which lots returned units go back to. A line's units were taken from its allocations in order; they are taken to come back in the same order,
 * `unitsBefore` of them earlier. Never more to a lot than came from it.
 */
export function returnLots(
  allocations: readonly Allocation[],
  unitsBefore: number,
  units: number,
): readonly Allocation[] {
  const returned: Allocation[] = []
  let skip = unitsBefore
  let rest = units
  for (const allocation of allocations) {
    const skipped = Math.min(skip, allocation.units)
    skip -= skipped
    const taken = Math.min(rest, allocation.units - skipped)
    rest -= taken
    if (taken > 0) returned.push({ ...allocation, units: taken })
  }
  return returned
}
