import type { SupplierId } from '@onhand/domain/ids'
import { createResource, createSignal } from 'solid-js'
import { api } from '../../lib/api.ts'
import { useShop } from '../../lib/session.tsx'
import { useTexts } from '../../lib/texts.ts'
import type { FoundItem } from '../stock/item-search.tsx'

/** An item that is to be ordered. */
export type DraftLine = { readonly item: FoundItem; readonly units: number }

/** The lines of an order that is being written, with what they cost at the chosen supplier. */
export function useDraftLines(supplierId: () => SupplierId | undefined) {
  const { locale } = useTexts('purchase')
  const { shop } = useShop()
  const [lines, setLines] = createSignal<readonly DraftLine[]>([])
  // What it costs as the api said last; before that, by what the items cost.
  const [quotedMinor, setQuoted] = createSignal<number | null>(null)
  const [offers] = createResource(
    () => supplierId() ?? null,
    (of) => api.purchase.offers.query({ vendorId: shop().vendorId, supplierId: of, locale, limit: 200 }),
  )
  const offerOf = (skuId: string) =>
    offers.error || offers.loading ? undefined : offers.latest?.items.find((one) => one.skuId === skuId && one.isActive)
  const costOf = (line: DraftLine) => (offerOf(line.item.skuId)?.priceMinor ?? line.item.unitCostMinor) * line.units
  const update = (next: (before: readonly DraftLine[]) => readonly DraftLine[]) => {
    setQuoted(null)
    setLines(next)
  }
  return {
    lines,
    /** While it is not known what the goods cost at this supplier. */
    isAsking: () => offers.loading,
    costOf,
    totalMinor: () => quotedMinor() ?? lines().reduce((sum, line) => sum + costOf(line), 0),
    quote: (totalMinor: number) => setQuoted(totalMinor),
    clear: () => update(() => []),
    add: (item: FoundItem) =>
      update((before) => {
        if (before.some((line) => line.item.skuId === item.skuId)) return before
        const offer = offerOf(item.skuId)
        const units = offer ? Math.ceil(offer.moqUnits / offer.packUnits) * offer.packUnits : 1
        return [...before, { item, units }]
      }),
    setUnits: (line: DraftLine, units: number) =>
      update((before) => before.map((one) => (one === line ? { ...line, units } : one))),
    remove: (line: DraftLine) => update((before) => before.filter((one) => one !== line)),
  }
}
