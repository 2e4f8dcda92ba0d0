import { readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { ICON_NAMES } from './src/icon-names.ts'

// Draws icons.svg, the sprite all icons come from, out of lucide's drawings: `node packages/ui/make-icons.ts` after a change of icon-names.ts.
const icons = join(dirname(createRequire(import.meta.url).resolve('lucide-solid')), '../esm/icons')

function symbol(name: string): string {
  const source = readFileSync(join(icons, `${name}.mjs`), 'utf8')
  const shapes = [...source.matchAll(/\['(\w+)', \{([^}]*)\}\]/g)].map(([, tag = '', body = '']) => {
    const attributes = [...body.matchAll(/(\w+): '([^']*)'/g)].filter(([, key]) => key !== 'key')
    return `<${tag} ${attributes.map(([, key, value]) => `${key}="${value}"`).join(' ')}/>`
  })
  if (shapes.length === 0) throw new Error(`no drawing found for ${name}`)
  return `<symbol id="${name}" viewBox="0 0 24 24">${shapes.join('')}</symbol>`
}

writeFileSync(
  join(import.meta.dirname, 'src/icons.svg'),
  `<svg xmlns="http://www.w3.org/2000/svg">${ICON_NAMES.map(symbol).join('')}</svg>\n`,
)
