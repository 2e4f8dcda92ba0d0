import { watch } from 'node:fs'
import { join } from 'node:path'

const FOLDERS = ['apps', 'packages', 'tools/local', 'migrations']
// A save writes several files; one rebuild is enough.
const SETTLE_MS = 150

/** Rebuilds when a source file changes. Only one rebuild runs at a time; a change meanwhile causes one more. */
export function watchSources(root: string, rebuild: () => Promise<void>, log: (line: string) => void): () => void {
  let timer: NodeJS.Timeout | undefined
  let isBuilding = false
  let isStale = false
  const run = async (): Promise<void> => {
    if (isBuilding) {
      isStale = true
      return
    }
    isBuilding = true
    const startedAtMs = performance.now()
    try {
      await rebuild()
      log(`rebuilt in ${Math.round(performance.now() - startedAtMs)} ms`)
    } catch (error) {
      log(`not rebuilt, the last good version goes on: ${error instanceof Error ? error.message : String(error)}`)
    }
    isBuilding = false
    if (isStale) {
      isStale = false
      await run()
    }
  }
  const changed = (_event: string, name: string | null): void => {
    if (name === null || /(^|\/)(node_modules|dist|test-results|\.turbo|\.wrangler)(\/|$)|\.test\.tsx?$/.test(name))
      return
    clearTimeout(timer)
    timer = setTimeout(() => void run(), SETTLE_MS)
  }
  const watchers = FOLDERS.map((folder) => watch(join(root, folder), { recursive: true }, changed))
  return () => {
    clearTimeout(timer)
    for (const one of watchers) one.close()
  }
}
