import { parseGs1 } from '@onhand/domain/inventory/gs1/parse-gs1'

type Line = {
  readonly gtin: string | null
  readonly title: string
  readonly units: number
  readonly pickedUnits: number
  readonly shortUnits: number
}
/** What a scanned code means on this list. */
export type ScannedLine<L extends Line> =
  | { readonly kind: 'line'; readonly line: L }
  | { readonly kind: 'full'; readonly title: string }
  | { readonly kind: 'unknown' }

/** The line a scanned code stands for: the first with this GTIN that still wants units, whatever form the code has. */
export function lineForCode<L extends Line>(lines: readonly L[], code: string): ScannedLine<L> {
  const wanted = keyOf(code)
  const known = wanted === '' ? [] : lines.filter((line) => line.gtin !== null && keyOf(line.gtin) === wanted)
  const open = known.find((line) => line.pickedUnits + line.shortUnits < line.units)
  if (open) return { kind: 'line', line: open }
  return known[0] ? { kind: 'full', title: known[0].title } : { kind: 'unknown' }
}

/** The 14 digits of the GTIN in a code, or the code as it is. */
function keyOf(code: string): string {
  const text = code.trim()
  const scan = parseGs1(text, new Date().getUTCFullYear())
  return (scan.ok && scan.value.gtin) || text
}
