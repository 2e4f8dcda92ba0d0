import type { Contact, PlacedOrder } from './types.ts'

/** Both engines index a text of this length whatever its script. */
const SEARCH_TEXT_LENGTH_MAX = 400
const SUMMARY_LENGTH_MAX = 160

type Lines = readonly Pick<PlacedOrder['lines'][number], 'title' | 'variantTitle' | 'units'>[]

/** What was bought, in one line of a table: `2 × Sourdough · 1 × Butter`. */
export function orderSummary(lines: Lines): string {
  return cut(lines.map((line) => `${line.units} × ${line.title}`).join(' · '), SUMMARY_LENGTH_MAX)
}

/** What an order is found by [ORD-22]: its number, the buyer's name and address, its items; lower case, for "contains". */
export function orderSearchText(order: { readonly number: string; readonly lines: Lines }, contact: Contact): string {
  const items = order.lines.flatMap((line) => [line.title, line.variantTitle])
  const text = [order.number, contact.name, contact.email, contact.phone, ...items].filter((part) => part !== '')
  return cut(text.join('\n').toLowerCase(), SEARCH_TEXT_LENGTH_MAX)
}

/** The words of a search as they are compared with such texts: each must be contained. */
export function searchWords(words: string): readonly string[] {
  return words
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '')
    .slice(0, 6)
}

/** Cut at whole characters, so that no half of a pair is stored. */
function cut(text: string, lengthMax: number): string {
  if (text.length <= lengthMax) return text
  const short = text.slice(0, lengthMax)
  return short.isWellFormed() ? short : short.slice(0, -1)
}
