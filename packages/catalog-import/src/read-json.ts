import { textChunks } from './decode-text.ts'
import type { ImportSource } from './source.ts'

/** Reads a whole JSON file. Says so when it is none. */
export async function readJson(source: ImportSource): Promise<unknown> {
  let text = ''
  for await (const chunk of textChunks(source)) text += chunk
  try {
    return JSON.parse(text)
  } catch (cause) {
    throw new Error(`${source.name} is not JSON: ${cause instanceof Error ? cause.message : ''}`, { cause })
  }
}
