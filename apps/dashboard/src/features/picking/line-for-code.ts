import { type Gs1Scan, parseGs1 } from '@onhand/domain/inventory/gs1/parse-gs1'

type Line = {
  readonly gtin: string | null
  readonly title: string
  readonly units: number
  readonly pickedUnits: number
  readonly shortUnits: number
  /** The lot that was claimed for it; empty when its lot has no code. */
  readonly lotCode: string
  readonly expiryDate: string | null
}
/** What a scanned code means on this list. */
export type ScannedLine<L extends Line> =
  | { readonly kind: 'line'; readonly line: L }
  | { readonly kind: 'full'; readonly title: string }
  | { readonly kind: 'wrong_lot'; readonly title: string; readonly wanted: string; readonly scanned: string }
  | { readonly kind: 'wrong_day'; readonly title: string; readonly wanted: string; readonly scanned: string }
  | { readonly kind: 'unknown' }

/**
 * The line a scanned code stands for [ORD-30]: the first with this GTIN that still wants units, whatever form the code has. A code that says a lot or a
 * day counts on a line whose lot is that one; a line whose lot says nothing takes any.
 */
export function lineForCode<L extends Line>(lines: readonly L[], code: string): ScannedLine<L> {
  const scan = read(code)
  const wanted = scan?.gtin ?? code.trim()
  const known = wanted === '' ? [] : lines.filter((line) => line.gtin !== null && keyOf(line.gtin) === wanted)
  const open = known.filter((line) => line.pickedUnits + line.shortUnits < line.units)
  const [first] = open
  if (!first) return known[0] ? { kind: 'full', title: known[0].title } : { kind: 'unknown' }
  const { lotCode = null, expiryDate = null } = scan ?? {}
  const ofLot = open.filter((line) => lotCode === null || line.lotCode === '' || line.lotCode === lotCode)
  if (lotCode !== null && ofLot.length === 0)
    return { kind: 'wrong_lot', title: first.title, wanted: first.lotCode, scanned: lotCode }
  const ofDay = ofLot.filter((line) => expiryDate === null || (line.expiryDate ?? expiryDate) === expiryDate)
  const [line] = ofDay.toSorted((one, other) => Number(other.lotCode === lotCode) - Number(one.lotCode === lotCode))
  if (line) return { kind: 'line', line }
  return { kind: 'wrong_day', title: first.title, wanted: ofLot[0]?.expiryDate ?? '', scanned: expiryDate ?? '' }
}

function read(code: string): Gs1Scan | null {
  const scan = parseGs1(code.trim(), new Date().getUTCFullYear())
  return scan.ok && scan.value.gtin !== null ? scan.value : null
}

/** The 14 digits of a GTIN, or the code as it is. */
function keyOf(code: string): string {
  return read(code)?.gtin ?? code.trim()
}
