import type { MethodHint } from '../catalog/views.ts'
import { promiseOf } from './promise.ts'
import type { ServingLocation, ServingMethod } from './types.ts'

/**
 * The soonest way a vendor's goods can be with somebody, for lists that do not know the shopper's place: the first method that
 * would serve someone near the location. Null when nothing is offered.
 */
export function methodHint(vendor: {
  readonly locations: readonly ServingLocation[]
  readonly methods: readonly ServingMethod[]
  readonly nowMs: number
}): MethodHint | null {
  const hints = vendor.methods.flatMap((method) =>
    vendor.locations
      .filter((location) => method.kind === 'delivery' || location.hasPickup)
      .flatMap((location) => hintAt(method, location, vendor.nowMs) ?? []),
  )
  // At the same hour, being brought goods is better than fetching them.
  return (
    hints.sort(
      (a, b) =>
        a.earliestToMs - b.earliestToMs ||
        (a.kind === b.kind ? a.priceMinor - b.priceMinor : a.kind === 'delivery' ? -1 : 1),
    )[0] ?? null
  )
}

function hintAt(method: ServingMethod, location: ServingLocation, nowMs: number): MethodHint | null {
  const promise = promiseOf(method, location, nowMs)
  return (
    promise && {
      kind: method.kind,
      priceMinor: method.priceMinor,
      currency: method.currency,
      earliestFromMs: promise.fromMs,
      earliestToMs: promise.toMs,
      timeZone: promise.timeZone,
    }
  )
}
