import type { DraftImage } from '@onhand/domain/data-import/draft'
import { listOf } from './read-file.ts'

/** The addresses of pictures in one cell, each once. */
export function pictureLinks(text: string, separator: RegExp | string = /[,\s]+(?=https?:|\/)/): DraftImage[] {
  return [...new Set(listOf(text, separator))].map((url) => ({ url, alt: '' }))
}
