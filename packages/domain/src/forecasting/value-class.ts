import type { ValueClass } from './types.ts'

/** From how much money on a SKU is in class A, and in B. */
export type ValueBounds = { readonly aMinor: number; readonly bMinor: number }

/** The class of a SKU by the money it brought [FCT-4]: what brought nothing is in C. */
export function valueClassOf(soldMinor: number, bounds: ValueBounds): ValueClass {
  if (soldMinor <= 0) return 'C'
  if (soldMinor >= bounds.aMinor) return 'A'
  return soldMinor >= bounds.bMinor ? 'B' : 'C'
}
