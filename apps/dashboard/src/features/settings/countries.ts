const A = 'A'.charCodeAt(0)
const LETTERS = 26
/** Codes that name no country: unions, and ones kept for private use. */
const NO_COUNTRIES = new Set(['EU', 'EZ', 'UN', 'QO', 'XA', 'XB', 'XK', 'ZZ'])
const kept = new Map<string, readonly string[]>()

/** Every country that this browser knows a name of, in the order of those names. */
export function allCountries(locale: string): readonly string[] {
  const known = kept.get(locale)
  if (known) return known
  const names = new Intl.DisplayNames(locale, { type: 'region', fallback: 'none' })
  const codes: { readonly code: string; readonly name: string }[] = []
  for (let at = 0; at < LETTERS * LETTERS; at += 1) {
    const code = String.fromCharCode(A + Math.floor(at / LETTERS), A + (at % LETTERS))
    const name = NO_COUNTRIES.has(code) ? undefined : names.of(code)
    if (name) codes.push({ code, name })
  }
  const sorted = codes.sort((a, b) => a.name.localeCompare(b.name, locale)).map(({ code }) => code)
  kept.set(locale, sorted)
  return sorted
}
