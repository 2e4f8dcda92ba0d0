/*
 * Lists in one cell: entries end with ";", their parts are separated by "|". A backslash keeps the next letter as it is.
 * `\_` is an empty entry, so that a list of one empty text is not an empty list.
 */

/** A list of entries of several parts as one text that `unpackEntries` reads back exactly. */
export function packEntries(entries: readonly (readonly string[])[]): string {
  return entries.map((parts) => parts.map(escaped).join('|') || '\\_').join('; ')
}

/** The entries of a cell. What people type by hand reads as they mean it: spaces around separators do not count. */
export function unpackEntries(text: string): string[][] {
  if (text.trim() === '') return []
  return split(text, ';').map((entry) => split(entry, '|').map(unescaped))
}

/** A list of texts as one text. */
export function packList(values: readonly string[]): string {
  return packEntries(values.map((value) => [value]))
}

/** The texts of a cell. */
export function unpackList(text: string): string[] {
  return unpackEntries(text).map(([value = '']) => value)
}

// Spaces at an end would be lost to reading, which forgives them.
function escaped(text: string): string {
  return text.replace(/[\\;|]/g, '\\$&').replace(/^\s|\s$/g, '\\$&')
}

function unescaped(text: string): string {
  const from = text.search(/\S/)
  if (from < 0) return ''
  return text
    .slice(from)
    .replace(/((?:\\[\s\S]|[^\\])*?)\s*$/, (_whole, kept: string) => kept)
    .replace(/\\([\s\S])/g, (_whole, letter: string) => (letter === '_' ? '' : letter))
}

function split(text: string, separator: string): string[] {
  const parts: string[] = ['']
  for (let at = 0; at < text.length; at += 1) {
    const letter = text.charAt(at)
    if (letter === separator) parts.push('')
    else {
      const taken = letter === '\\' ? text.slice(at, at + 2) : letter
      parts[parts.length - 1] += taken
      at += taken.length - 1
    }
  }
  return parts
}
