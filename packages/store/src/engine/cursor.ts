/** Where a page ended: the values it was sorted by, as opaque text for an address. */
export function writeCursor(values: readonly (string | number)[]): string {
  const bytes = new TextEncoder().encode(JSON.stringify(values))
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '')
}

/** The values of a cursor of `length` values; null when it is none of ours, which means: from the start. */
export function readCursor(cursor: string | null, length: number): readonly (string | number)[] | null {
  if (cursor === null) return null
  try {
    const bytes = Uint8Array.from(atob(cursor.replaceAll('-', '+').replaceAll('_', '/')), (char) => char.charCodeAt(0))
    const values: unknown = JSON.parse(new TextDecoder().decode(bytes))
    return Array.isArray(values) && values.length === length && values.every(isValue) ? values : null
  } catch {
    return null
  }
}

/** A value that both engines can compare with: a whole number, or a text that they can hold. */
function isValue(value: unknown): value is string | number {
  if (typeof value === 'string') return value.isWellFormed() && !value.includes('\0')
  return Number.isSafeInteger(value)
}
