/** A file to read, from a disk or from a browser. It can be read more than once. */
export type ImportSource = {
  readonly name: string
  readonly chunks: () => AsyncIterable<Uint8Array>
}

/** A file that a person chose. */
export function blobSource(blob: Blob, name: string): ImportSource {
  return { name, chunks: () => streamChunks(blob.stream()) }
}

/** Bytes that are there already. */
export function bytesSource(bytes: Uint8Array<ArrayBuffer>, name = 'file'): ImportSource {
  return blobSource(new Blob([bytes]), name)
}

/** The content of the file: what is packed with gzip is unpacked. */
export async function* contentOf(source: ImportSource): AsyncGenerator<Uint8Array> {
  if (!(await isGzip(source))) {
    yield* source.chunks()
    return
  }
  const unpacker = new DecompressionStream('gzip')
  const writer = unpacker.writable.getWriter()
  const written = (async () => {
    for await (const chunk of source.chunks()) await writer.write(new Uint8Array(chunk))
    await writer.close()
  })()
  written.catch(() => undefined)
  yield* streamChunks(unpacker.readable)
  await written
}

async function isGzip(source: ImportSource): Promise<boolean> {
  for await (const chunk of source.chunks()) if (chunk.length > 1) return chunk[0] === 0x1f && chunk[1] === 0x8b
  return false
}

// Safari cannot iterate a stream yet, so its reader is used.
async function* streamChunks(stream: ReadableStream<Uint8Array>): AsyncGenerator<Uint8Array> {
  const reader = stream.getReader()
  try {
    for (let read = await reader.read(); !read.done; read = await reader.read()) yield read.value
  } finally {
    await reader.cancel().catch(() => undefined)
  }
}
