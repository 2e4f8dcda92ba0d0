import type { CountId, SkuId } from '@onhand/domain/ids'
import { createSignal } from 'solid-js'
import type { Answer } from '../../lib/answer.ts'
import { api } from '../../lib/api.ts'
import { newId } from '../../lib/new-id.ts'
import { useShop } from '../../lib/session.tsx'
import { useTexts } from '../../lib/texts.ts'
import type { FoundItem } from './item-search.tsx'

type Sheet = Answer<typeof api.stock.countSheet.query>
/** A line of the sheet, without the book. */
export type SheetLine = Sheet['items'][number]

const PAGE_LINES = 200

/** The sheet of a count for one counter: its lines, which one is being counted, and how to keep a number. */
export function createCountSheet(countId: CountId) {
  const { locale } = useTexts('stock')
  const { shop } = useShop()
  const [count, setCount] = createSignal<Sheet['count'] | null>(null)
  const [lines, setLines] = createSignal<readonly SheetLine[]>([])
  const [at, setAt] = createSignal(0)
  const [state, setState] = createSignal<'loading' | 'ready' | 'failed'>('loading')
  const ask = () => ({ vendorId: shop().vendorId, countId })

  const load = async () => {
    setState('loading')
    try {
      const found: SheetLine[] = []
      for (let cursor: string | null = null, isFirst = true; isFirst || cursor !== null; isFirst = false) {
        const page: Sheet = await api.stock.countSheet.query({ ...ask(), locale, cursor, limit: PAGE_LINES })
        setCount(page.count)
        found.push(...page.items)
        cursor = page.nextCursor
      }
      setLines(found)
      setAt(Math.max(0, found.findIndex(isToCount)))
      setState('ready')
    } catch {
      setState('failed')
    }
  }
  const change = (skuId: SkuId, more: Partial<SheetLine>) =>
    setLines((before) => before.map((line) => (line.skuId === skuId ? { ...line, ...more } : line)))

  return {
    count,
    lines,
    state,
    load,
    change,
    line: () => lines()[at()],
    countedCount: () => lines().filter((line) => line.myCountedUnits !== null || line.isCountedByOthers).length,
    step: (by: number) => setAt((now) => Math.min(Math.max(0, now + by), Math.max(0, lines().length - 1))),
    /** The next one that nobody has counted, from here on and then from the start. */
    next: () => {
      const all = lines()
      const order = [...all.keys()].map((index) => (index + at() + 1) % all.length)
      const open = order.find((index) => isToCount(all[index]))
      if (open !== undefined) setAt(open)
      return open !== undefined
    },
    /** Goes to an item; one that is not on the sheet is put onto it. */
    goTo: (item: FoundItem) => {
      const index = lines().findIndex((line) => line.skuId === item.skuId)
      if (index >= 0) return setAt(index)
      const { skuId, title, skuTitle, code, gtin, imageUrl } = item
      const blank = {
        position: lines().length,
        status: 'open' as const,
        myCountedUnits: null,
        isCountedByOthers: false,
      }
      setLines((before) => [...before, { skuId, title, skuTitle, code, gtin, imageUrl, ...blank }])
      return setAt(lines().length - 1)
    },
    goToSku: (skuId: string) => {
      const index = lines().findIndex((line) => line.skuId === skuId)
      if (index >= 0) setAt(index)
      return index >= 0
    },
    keep: (skuId: SkuId, countedUnits: number) =>
      api.stock.enterCount.mutate({ ...ask(), entryId: newId('event'), skuId, countedUnits }),
  }
}

function isToCount(line: SheetLine | undefined): boolean {
  return line !== undefined && line.myCountedUnits === null && !line.isCountedByOthers && line.status === 'open'
}
