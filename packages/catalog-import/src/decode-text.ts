import { contentOf, type ImportSource } from './source.ts'

/** How the letters of a file are written. Big5 is what older Taiwanese spreadsheets save, Windows-1252 older Western ones. */
export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'big5' | 'windows-1252'

/** The file's text, piece by piece, without its byte order mark. */
export async function* textChunks(source: ImportSource): AsyncGenerator<string> {
  const decoder = new TextDecoder(await encodingOf(source))
  for await (const chunk of contentOf(source)) {
    const text = decoder.decode(chunk, { stream: true })
    if (text !== '') yield text
  }
  const rest = decoder.decode()
  if (rest !== '') yield rest
}

/** The encoding: by its byte order mark, by the NULs of UTF-16, else the first that reads every byte. */
export async function encodingOf(source: ImportSource): Promise<Encoding> {
  let head: Uint8Array = new Uint8Array()
  for await (const chunk of contentOf(source)) {
    head = chunk.subarray(0, 1000)
    break
  }
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le'
  if (head[0] === 0xfe && head[1] === 0xff) return 'utf-16be'
  const nulsAt = (parity: number) => head.filter((byte, index) => byte === 0 && index % 2 === parity).length
  if (nulsAt(1) > head.length / 5) return 'utf-16le'
  if (nulsAt(0) > head.length / 5) return 'utf-16be'
  if (await readsAs(source, 'utf-8')) return 'utf-8'
  return (await readsAs(source, 'big5')) ? 'big5' : 'windows-1252'
}

async function readsAs(source: ImportSource, encoding: Encoding): Promise<boolean> {
  const decoder = new TextDecoder(encoding, { fatal: true, ignoreBOM: false })
  try {
    for await (const chunk of contentOf(source)) decoder.decode(chunk, { stream: true })
    decoder.decode()
    return true
  } catch {
    return false
  }
}
