import type { OrderableSku } from '@onhand/domain/ordering/vendor-order-views'

/** One item of an order while it is typed: one of the shop's, or free text. */
export type DraftLine = {
  readonly key: string
  readonly title: string
  readonly sku: OrderableSku | null
  readonly units: number | null
  readonly priceMinor: number | null
}

/** An empty line. */
export function emptyLine(key: string): DraftLine {
  return { key, title: '', sku: null, units: 1, priceMinor: null }
}

/** True when nothing of a line is missing. */
export function isWhole(line: DraftLine): boolean {
  return line.title.trim() !== '' && line.units !== null && line.units > 0 && line.priceMinor !== null
}

/** What the lines come to, as far as they are typed. */
export function draftTotalMinor(lines: readonly DraftLine[]): number {
  return lines.reduce((sum, line) => sum + (line.units ?? 0) * (line.priceMinor ?? 0), 0)
}

/** A line as the api takes it; free text pays no tax of its own. */
export function wireLine(line: DraftLine) {
  const units = line.units ?? 0
  const unitPriceMinor = line.priceMinor ?? 0
  return line.sku
    ? { kind: 'sku' as const, skuId: line.sku.skuId, units, unitPriceMinor }
    : { kind: 'free' as const, title: line.title.trim(), units, unitPriceMinor, taxRateBps: 0 }
}

/** The line after a title was typed or chosen: one of the shop's things brings its price along, unless another was typed already. */
export function titled(line: DraftLine, title: string, known: readonly OrderableSku[]): DraftLine {
  const sku = known.find((one) => nameOf(one) === title) ?? null
  return { ...line, title, sku, priceMinor: sku && line.priceMinor === null ? sku.priceMinor : line.priceMinor }
}

/** What a thing of the shop is called in one line. */
export function nameOf(sku: Pick<OrderableSku, 'title' | 'variantTitle'>): string {
  return sku.variantTitle ? `${sku.title} · ${sku.variantTitle}` : sku.title
}
