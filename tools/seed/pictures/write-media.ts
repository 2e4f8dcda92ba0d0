import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createHash } from 'node:crypto'
import { dirname, join, resolve } from 'node:path'
import { demoPictures } from './demo-pictures.ts'
import { goodsPictures } from './goods-pictures.ts'

const ROOT = resolve(import.meta.dirname, '../../..')

/** Served under /media as static files of the storefront; made, not committed. */
export const MEDIA_DIR = join(ROOT, 'apps/storefront/public/media')
// Not beside the pictures: what lies there is published.
const STAMP = join(ROOT, '.onhand/media-made-from')

/**
 * Writes every picture of the demo into the storefront's static files and removes those that no longer belong there. Does nothing when the tables and
 * drawings it is made from are unchanged since the last time.
 */
export function writeMedia(log: (line: string) => void): void {
  const dir = MEDIA_DIR
  const source = sourceHash()
  if (existsSync(dir) && existsSync(STAMP) && readFileSync(STAMP, 'utf8') === source) return
  mkdirSync(dir, { recursive: true })
  const pictures = [...demoPictures(), ...goodsPictures()]
  const wanted = new Set(pictures.map((picture) => picture.name))
  for (const name of readdirSync(dir)) if (!wanted.has(name)) rmSync(join(dir, name))
  // A name holds the hash of its picture: one that is there is right.
  for (const picture of pictures)
    if (!existsSync(join(dir, picture.name))) writeFileSync(join(dir, picture.name), picture.svg)
  mkdirSync(dirname(STAMP), { recursive: true })
  writeFileSync(STAMP, source)
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
