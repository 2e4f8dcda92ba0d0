// Leaves room for a suffix inside the 120 characters a slug may have.
const SLUG_CHARACTERS_MAX = 90

/**
 * The readable last part of a page's address: letters and digits of any script, the rest as single hyphens, Latin accents dropped.
 * Empty when `text` holds neither letter nor digit; the caller then takes something else [IMP-2].
 */
export function slugOf(text: string): string {
  const plain = text
    .normalize('NFKD')
    .replace(/\p{Script=Latin}\p{M}+/gu, (cluster) => cluster.charAt(0))
    .normalize('NFC')
  const hyphened = plain
    .toLowerCase()
    .replace(/['’]/g, '')
    .replace(/[^\p{L}\p{N}]+/gu, '-')
  return [...hyphened]
    .slice(0, SLUG_CHARACTERS_MAX)
    .join('')
    .replace(/^-+|-+$/g, '')
}

/** A slug of its own for a thing whose plain slug another may have: the end of its id is appended. The same id always gives the same slug [IMP-2]. */
export function ownSlug(text: string, id: string): string {
  const suffix = id.slice(-6)
  const plain = slugOf(text)
  return plain === '' ? suffix : `${plain}-${suffix}`
}
