/** One word of a query: as typed (folded), and the terms it is looked up by. */
export type QueryWord = { readonly text: string; readonly terms: readonly string[]; readonly isSpaced: boolean }

/** Scripts written without spaces between words: cut into single characters and pairs. */
const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u
const RUNS =
  /([\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}\u30fc]+)/u
const WORDS = /[\p{L}\p{N}\p{M}]+/gu
const TERM_CHARACTERS_MAX = 40
/** A query is a handful of words; more only cost time. */
const QUERY_WORDS_MAX = 12

/**
 * The terms a text is found by [DIS-1]: letters and digits only, folded (width, case, accents, English plural), words
 * of unspaced scripts as single characters and pairs. Any text is safe: what is no letter or digit is dropped.
 */
export function indexTerms(text: string): string[] {
  return runsOf(text).flatMap((run) => (UNSPACED.test(run) ? [...run, ...pairsOf(run)] : [foldPlural(run)]))
}

/** The words of a query with the terms each must be found by: one character alone, else pairs [DIS-1]. */
export function queryWords(text: string): QueryWord[] {
  return runsOf(text)
    .slice(0, QUERY_WORDS_MAX)
    .map((run) => {
      if (!UNSPACED.test(run)) return { text: run, terms: [foldPlural(run)], isSpaced: true }
      const pairs = pairsOf(run).slice(0, QUERY_WORDS_MAX)
      return { text: run, terms: pairs.length === 0 ? [run] : pairs, isSpaced: false }
    })
}

/** Overlapping three-letter pieces of a term with its ends marked: what two spellings of a word share. */
export function gramsOf(term: string): string[] {
  const characters = [...`  ${term} `]
  const grams = characters.slice(2).map((_, index) => characters.slice(index, index + 3).join(''))
  return [...new Set(grams)]
}

function runsOf(text: string): string[] {
  const folded = text
    .normalize('NFKC')
    .toLowerCase()
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .normalize('NFC')
    .replace(/(\p{L})['\u2019](?=\p{L})/gu, '$1')
  const words = folded.match(WORDS) ?? []
  return words
    .flatMap((word) => word.split(RUNS))
    .filter((run) => run !== '')
    .map((run) => [...run].slice(0, TERM_CHARACTERS_MAX).join(''))
}

function pairsOf(run: string): string[] {
  const characters = [...run]
  return characters.slice(1).map((character, index) => `${characters[index]}${character}`)
}

/** "berries" and "berry", "boxes" and "box" are one word. Only plain English endings; other words stay as they are. */
function foldPlural(word: string): string {
  if (!/^[a-z]{4,}$/.test(word) || /(ss|us|is)$/.test(word)) return word
  if (/[a-z]{2}ies$/.test(word)) return `${word.slice(0, -3)}y`
  if (/(ch|sh|ss|x|o)es$/.test(word)) return word.slice(0, -2)
  return word.endsWith('s') ? word.slice(0, -1) : word
}
