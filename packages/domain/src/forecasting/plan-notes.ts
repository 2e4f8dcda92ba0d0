/** What of the plan moves a SKU's forecast: a promotion, a price that changed not long ago, a public holiday. */
export const PLAN_KINDS = ['promotion', 'price', 'holiday'] as const
export type PlanKind = (typeof PLAN_KINDS)[number]

/** One thing that is known in advance, or was, and what it does to the units a day. */
export type PlanNote = {
  readonly kind: PlanKind
  readonly firstDay: string
  /** The last day of it; null: it stays so. */
  readonly lastDay: string | null
  /** How the price differs from the usual one, in thousandths; null where it is none of the price, or not known. */
  readonly pricePermille: number | null
  /** How many units more (or fewer) a day, in thousandths; null: nothing is known of it, and nothing is reckoned with. */
  readonly effectPermille: number | null
}

/** The first promotion that touches the days from `firstDay` on which an order must last, if there is any [FCT-41]. */
export function promotionWithin(notes: readonly PlanNote[], firstDay: string, lastDay: string): PlanNote | null {
  const own = notes.filter((note) => note.kind === 'promotion' && (note.effectPermille ?? 0) !== 0)
  const reached = own.filter((note) => note.firstDay <= lastDay && (note.lastDay ?? lastDay) >= firstDay)
  return reached.sort((a, b) => (a.firstDay < b.firstDay ? -1 : 1))[0] ?? null
}

/** The notes that are true of a day. */
export function notesOf(notes: readonly PlanNote[], day: string): readonly PlanNote[] {
  return notes.filter((note) => note.firstDay <= day && day <= (note.lastDay ?? note.firstDay))
}
