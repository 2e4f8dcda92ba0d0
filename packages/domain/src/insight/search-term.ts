/** Searches that are kept apart each day; later ones of a busy day are not counted, so that nobody can fill the database with words. */
export const SEARCH_TERMS_PER_DAY_MAX = 5_000
/** How long searches are kept. */
export const SEARCH_DAYS_KEPT = 90
/** Fewer searches for the same words may be one person's: they are not shown. */
export const SEARCHES_SHOWN_MIN = 3

const TERM_LENGTH_MAX = 40
const WORDS_MAX = 5
// A telephone number, a card, a bar code: nothing that is looked for by name.
const DIGITS_MAX = 5

/**
 * The words of a search as they are counted: lower case, single spaces. Null for what may name a person rather than goods: addresses,
 * numbers, whole sentences [INS-11].
 */
export function searchTerm(text: string): string | null {
  const term = text.normalize('NFKC').toLowerCase().replaceAll(/\s+/g, ' ').trim()
  if (term === '' || term.length > TERM_LENGTH_MAX || term.split(' ').length > WORDS_MAX) return null
  if (/[@:/\\<>]/.test(term) || !/\p{L}/u.test(term)) return null
  return (term.match(/\p{Nd}/gu) ?? []).length > DIGITS_MAX ? null : term
}
