/** The re-encoded picture itself. */
export function keptKey(hash: string): string {
  return `kept/${hash}.webp`
}

/** One of its sizes. */
export function sizeKey(hash: string, width: number, format: string): string {
  return `sizes/${hash}/${width}.${format}`
}

/** The note that nothing refers to it. */
export function unusedKey(hash: string): string {
  return `unused/${hash}`
}

/** The hash in a key of the first or the last kind. */
export function hashIn(key: string): string {
  return key.slice(key.indexOf('/') + 1).replace(/\.webp$/, '')
}
