/** What a supplier accepts: not fewer than `moqUnits`, in packs of `packUnits`. */
export type PackTerms = { readonly moqUnits: number; readonly packUnits: number }

/** The least a supplier accepts that covers `wantedUnits`: whole packs, not below its minimum; 0 stays 0 [BUY-12]. */
export function acceptedUnits(wantedUnits: number, { moqUnits, packUnits }: PackTerms): number {
  if (wantedUnits <= 0) return 0
  const pack = Math.max(1, packUnits)
  return Math.ceil(Math.max(wantedUnits, moqUnits) / pack) * pack
}

/** True when a supplier takes exactly this quantity. */
export function isAccepted(units: number, terms: PackTerms): boolean {
  return units > 0 && acceptedUnits(units, terms) === units
}
