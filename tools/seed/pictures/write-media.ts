import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createHash } from 'node:crypto'
import { join, resolve } from 'node:path'
import { demoPictures } from './demo-pictures.ts'
import { goodsPictures } from './goods-pictures.ts'

/** Served under /media as static files of the storefront; made, not committed. */
export const MEDIA_DIR = resolve(import.meta.dirname, '../../../apps/storefront/public/media')

/**
 * Writes every picture of the demo into `dir` and removes those that no longer belong there. Does nothing when the tables and
 * drawings it is made from are unchanged since the last time.
 */
export function writeMedia(log: (line: string) => void, dir = MEDIA_DIR): void {
  const stamp = join(dir, '.made-from')
  const source = sourceHash()
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === source) return
  mkdirSync(dir, { recursive: true })
  const pictures = [...demoPictures(), ...goodsPictures()]
  const wanted = new Set(pictures.map((picture) => picture.name))
  for (const name of readdirSync(dir)) if (!wanted.has(name)) rmSync(join(dir, name))
  for (const picture of pictures) writeFileSync(join(dir, picture.name), picture.svg)
  writeFileSync(stamp, source)
  log(`drew ${pictures.length} pictures`)
}

/** What the pictures are made from: this folder, the tables, and the code that reads them. */
function sourceHash(): string {
  const seed = resolve(import.meta.dirname, '..')
  const files = [import.meta.dirname, join(seed, 'catalogue'), seed].flatMap((folder) =>
    readdirSync(folder)
      .filter((name) => /\.(ts|csv)$/.test(name))
      .sort()
      .map((name) => join(folder, name)),
  )
  const hash = createHash('sha256')
  for (const file of files) hash.update(readFileSync(file)).update('\0')
  return hash.digest('hex')
}
