import { readdirSync } from 'node:fs'
import { extname, join, relative } from 'node:path'
import type { ModuleDefinition } from 'miniflare'

/** What each kind of built file is to the runtime. Others (source maps) are left out. */
const TYPES: Readonly<Record<string, ModuleDefinition['type']>> = {
  '.js': 'ESModule',
  '.mjs': 'ESModule',
  '.wasm': 'CompiledWasm',
  '.bin': 'Data',
  '.ttf': 'Data',
  '.otf': 'Data',
  '.woff': 'Data',
  '.woff2': 'Data',
  '.txt': 'Text',
  '.html': 'Text',
  '.sql': 'Text',
  '.svg': 'Text',
  '.css': 'Text',
}

/**
 * Every module of a build, the entry first. Named one by one, because the runtime's own search through the imports gives up at an `import()`
 * whose path is worked out while running.
 */
export function moduleList(modulesRoot: string, scriptPath: string): ModuleDefinition[] {
  const others = readdirSync(modulesRoot, { recursive: true, encoding: 'utf8' })
    .map((name) => join(modulesRoot, name))
    .filter((path) => path !== scriptPath && TYPES[extname(path)] !== undefined)
    .sort((a, b) => relative(modulesRoot, a).localeCompare(relative(modulesRoot, b)))
  return [scriptPath, ...others].map((path) => ({ type: TYPES[extname(path)] ?? 'ESModule', path }))
}
