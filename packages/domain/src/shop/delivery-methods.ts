/** What the rules need of a way to the buyer. */
export type Method = {
  readonly id: string
  readonly kind: 'delivery' | 'pickup'
  readonly names: Readonly<Record<string, string>>
  readonly priceMinor: number
  readonly freeOverMinor: number | null
  readonly transitDaysMin: number
  readonly transitDaysMax: number
  readonly windowFromMinute: number
  readonly windowToMinute: number
}

/** The field that is wrong, by its path, and what would be right. */
export type MethodProblem = { readonly field: string; readonly expected: string }

/** The first thing wrong with a shop's ways to the buyer, or null [ONB-4]. */
export function methodsProblem(methods: readonly Method[], hasPickupPlace: boolean): MethodProblem | null {
  for (const [index, method] of methods.entries()) {
    const wrong = (field: string, expected: string) => ({ field: `methods.${index}.${field}`, expected })
    if (methods.some((other, at) => at < index && other.id === method.id)) return wrong('id', 'an id of its own')
    if (Object.values(method.names).every((name) => name === '')) return wrong('names', 'a name in one language')
    if (method.kind === 'pickup' && !hasPickupPlace) return wrong('kind', 'a place where buyers may pick up')
    if (method.freeOverMinor !== null && method.priceMinor === 0)
      return wrong('freeOverMinor', 'none, because it is free already')
    if (method.transitDaysMax < method.transitDaysMin) return wrong('transitDaysMax', 'at least transitDaysMin')
    if (method.windowToMinute <= method.windowFromMinute) return wrong('windowToMinute', 'later than windowFromMinute')
  }
  return null
}
