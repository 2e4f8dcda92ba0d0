import { createReadStream } from 'node:fs'
import type { ImportSource } from '@onhand/catalog-import/source'

/** A file on this machine. */
export function fileSource(path: string): ImportSource {
  return { name: path, chunks: () => createReadStream(path) }
}
