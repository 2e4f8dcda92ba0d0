import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'

type IconSet = {
  readonly icons: Readonly<Record<string, { readonly body: string }>>
  readonly aliases?: Readonly<Record<string, { readonly parent: string }>>
}

/** Side of the square that every drawing fills. */
export const DRAWING_SIZE = 32

let loaded: IconSet | null = null

/** One MIT-licensed drawing of Microsoft's Fluent emoji, as SVG without its frame. Unknown names throw: the catalogue is ours. */
export function drawing(name: string): string {
  const set = iconSet()
  const body = set.icons[name]?.body ?? set.icons[set.aliases?.[name]?.parent ?? '']?.body
  if (body === undefined) throw new Error(`no drawing is called ${name}`)
  return body
}

/** Read when first needed: the set is large, and a second start needs none of it. */
function iconSet(): IconSet {
  loaded ??= JSON.parse(
    readFileSync(createRequire(import.meta.url).resolve('@iconify-json/fluent-emoji/icons.json'), 'utf8'),
  ) as IconSet
  return loaded
}
