/** One person's count of a SKU and what the book said at that moment. */
export type CountEntry = {
  readonly actorId: string
  readonly countedUnits: number
  readonly bookUnits: number
  readonly atMs: number
}

/** What the counters of one SKU say together. `deltaUnits` is what the book is wrong by. */
export type CountVerdict =
  | { readonly kind: 'uncounted' }
  | { readonly kind: 'agreed'; readonly deltaUnits: number; readonly countedUnits: number; readonly bookUnits: number }
  | { readonly kind: 'disputed'; readonly latest: readonly CountEntry[] }

/**
 * What the entries of one SKU amount to [INV-26, INV-27]: of each person the latest counts; they agree when their differences from the book
 * of their own moment are the same, for goods may have moved between the two counts.
 */
export function countVerdict(entries: readonly CountEntry[]): CountVerdict {
  const latest = new Map<string, CountEntry>()
  for (const entry of [...entries].sort((a, b) => a.atMs - b.atMs)) latest.set(entry.actorId, entry)
  const [first, ...others] = [...latest.values()]
  if (!first) return { kind: 'uncounted' }
  const deltaUnits = first.countedUnits - first.bookUnits
  if (others.some((entry) => entry.countedUnits - entry.bookUnits !== deltaUnits))
    return { kind: 'disputed', latest: [...latest.values()] }
  const last = others.at(-1) ?? first
  return { kind: 'agreed', deltaUnits, countedUnits: last.countedUnits, bookUnits: last.bookUnits }
}
