const IMPORT = /(?:^|[\s;}])(?:import|export)\s+(?:[^'"`;]*?\sfrom\s+)?['"]([^'"]+)['"]|\bimport\(\s*['"]([^'"]+)['"]/g
const PROVIDED = /^(node|cloudflare|virtual|workerd):|^\.|^\/|^#|^~|^solid-start/

/** A workspace as read: what it declares and what its files say. */
export type Workspace = {
  name: string
  dependencies: readonly string[]
  devDependencies: readonly string[]
  files: readonly { path: string; text: string }[]
}

/** The packages a source text imports, by name: `@onhand/store` for `@onhand/store/engine/d1`. */
export function importedPackages(text: string): string[] {
  const specifiers = [...text.matchAll(IMPORT)].map((match) => match[1] ?? match[2] ?? '')
  return [...new Set(specifiers.filter((one) => one !== '' && !PROVIDED.test(one)).map(packageOf))]
}

function packageOf(specifier: string): string {
  const parts = specifier.split('/')
  return specifier.startsWith('@') ? parts.slice(0, 2).join('/') : (parts[0] ?? specifier)
}

/** Imports nobody declared and declarations nobody imports. Tests may use the root's development dependencies and the testing package. */
export function dependencyProblems(workspace: Workspace, rootDevDependencies: readonly string[]): string[] {
  const own = new Set([workspace.name, ...workspace.dependencies])
  const forTests = new Set([...own, ...workspace.devDependencies, ...rootDevDependencies, '@onhand/testing'])
  const undeclared = workspace.files.flatMap(({ path, text }) => {
    if (!/\.(m?tsx?|mjs)$/.test(path)) return []
    const allowed = isDevelopmentFile(path) ? forTests : own
    return importedPackages(text)
      .filter((name) => !allowed.has(name) && !isTypesOnly(name, text, forTests))
      .map((name) => `${workspace.name}: ${path} imports ${name}, which package.json does not declare`)
  })
  const everything = workspace.files.map((file) => file.text).join('\n')
  const unused = workspace.dependencies
    .filter((name) => !everything.includes(name))
    .map((name) => `${workspace.name} declares ${name} and never mentions it`)
  return [...undeclared, ...unused]
}

function isDevelopmentFile(path: string): boolean {
  return /\.test\.tsx?$|\.config\.m?ts$|(^|\/)test-[^/]*\.ts$/.test(path)
}

/** `import type` of a development dependency (a runtime's types) leaves no trace in what is shipped. */
function isTypesOnly(name: string, text: string, allowed: ReadonlySet<string>): boolean {
  if (!allowed.has(name)) return false
  const escaped = name.replace(/[/.\\-]/g, '\\$&')
  const values = new RegExp(`(?:^|\\n)import\\s+(?!type\\b)[^'"]*['"]${escaped}`)
  return !values.test(text)
}
