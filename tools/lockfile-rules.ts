/** An entry of package-lock.json, as far as it matters here. */
export type LockEntry = {
  version?: string
  optionalDependencies?: Record<string, string>
  cpu?: string[]
  os?: string[]
  libc?: string[]
  dev?: boolean
  devOptional?: boolean
  optional?: boolean
  [field: string]: unknown
}

/** The entries of package-lock.json by their place. */
export type LockPackages = Record<string, LockEntry>

const SYSTEMS: Record<string, string> = {
  darwin: 'darwin',
  windows: 'win32',
  win32: 'win32',
  android: 'android',
  freebsd: 'freebsd',
  linux: 'linux',
}

/**
 * The entries that are missing for other platforms: a lockfile written where a registry does not have them all
 * leaves them out, and then `npm ci` refuses it everywhere. What an entry needs follows from the package's name and its parent.
 */
export function missingPlatformEntries(packages: LockPackages): LockPackages {
  const missing: LockPackages = {}
  for (const [place, entry] of Object.entries(packages)) {
    for (const [name, version] of Object.entries(entry.optionalDependencies ?? {})) {
      if (!/^\d/.test(version) || packages[resolvePlace(packages, place, name)]?.version === version) continue
      const parent = place.slice(0, place.lastIndexOf('node_modules/'))
      const added = platformEntry(name, version, entry)
      if (added) missing[`${parent}node_modules/${name}`] = added
    }
  }
  return missing
}

/** The lockfile's entries with those added, in npm's order. */
export function withEntries(packages: LockPackages, added: LockPackages): LockPackages {
  const all = Object.entries({ ...packages, ...added })
  return Object.fromEntries(all.sort(([one], [other]) => (one < other ? -1 : 1)))
}

/** Where Node would find `name` from the package at `place`; an empty text when nowhere. */
function resolvePlace(packages: LockPackages, place: string, name: string): string {
  for (let from = place; ; ) {
    const candidate = `${from === '' ? '' : `${from}/`}node_modules/${name}`
    if (packages[candidate]) return candidate
    if (from === '') return ''
    const end = from.lastIndexOf('node_modules/')
    from = end < 0 ? '' : from.slice(0, end).replace(/\/$/, '')
  }
}

function platformEntry(name: string, version: string, parent: LockEntry): LockEntry | null {
  const label = name.split('/').at(-1) ?? name
  const system = Object.keys(SYSTEMS).find((one) => label.includes(one))
  if (!system) return null
  const isMusl = label.includes('musl')
  return {
    version,
    cpu: [label.includes('arm64') ? 'arm64' : 'x64'],
    ...(parent.dev ? { dev: true } : {}),
    ...(parent.devOptional ? { devOptional: true } : {}),
    ...(system === 'linux' ? { libc: [isMusl ? 'musl' : 'glibc'] } : {}),
    optional: true,
    os: [SYSTEMS[system] ?? system],
  }
}
