/** Reads what this device remembers; null when nothing is there, or storage is switched off. */
export function recall<Value>(key: string, isValue: (value: unknown) => value is Value): Value | null {
  try {
    const value: unknown = JSON.parse(localStorage.getItem(key) ?? 'null')
    return isValue(value) ? value : null
  } catch {
    return null
  }
}

/** Remembers a value on this device; null forgets it. Without storage the page works on, for as long as it is open. */
export function remember(key: string, value: unknown): void {
  try {
    if (value === null) localStorage.removeItem(key)
    else localStorage.setItem(key, JSON.stringify(value))
  } catch {
    // Storage may be full or forbidden: remembering is a comfort, never a condition.
  }
}
