import type { Draft, RowProblem } from '@onhand/domain/data-import/draft'

/** The first row with a code stands; a second one is listed, whatever product it belongs to. */
export function withoutRepeats(drafts: readonly Draft[]): {
  readonly drafts: readonly Draft[]
  readonly repeated: readonly RowProblem[]
} {
  const firstLines = new Map<string, number>()
  const repeated: RowProblem[] = []
  const kept = drafts.map((draft) => ({
    ...draft,
    skus: draft.skus.filter((sku) => {
      const before = firstLines.get(sku.code)
      if (before === undefined) firstLines.set(sku.code, sku.line)
      else repeated.push({ line: sku.line, field: 'code', reason: `used before on line ${before}`, value: sku.code })
      return before === undefined
    }),
  }))
  const codes = new Set<string>()
  return {
    drafts: kept.filter((draft) => {
      if (draft.skus.length === 0) return false
      if (!codes.has(draft.code)) return codes.add(draft.code)
      repeated.push(
        ...draft.skus.map((sku) => ({
          line: sku.line,
          field: 'code',
          reason: 'the product was there before',
          value: draft.code,
        })),
      )
      return false
    }),
    repeated,
  }
}
