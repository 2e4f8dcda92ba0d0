const SIGNATURE_BYTES = 8
const CHUNK_FRAME_BYTES = 12

/** Reads the colour of a PNG of one pixel as `#rrggbb`; null when it is none that we understand. */
export async function pngColour(bytes: Uint8Array<ArrayBuffer>): Promise<string | null> {
  const chunks = chunksOf(bytes)
  const header = chunks.get('IHDR')
  const data = chunks.get('IDAT')
  if (!header || !data || header[8] !== 8) return null
  // The first byte of a row names its filter; of a single pixel every filter leaves the samples as they are.
  const samples = (await inflate(data)).subarray(1)
  const [first = 0, second = 0, third = 0] = samples
  switch (header[9]) {
    case 0:
    case 4:
      return hex([first, first, first])
    case 2:
    case 6:
      return hex([first, second, third])
    case 3: {
      const palette = chunks.get('PLTE')
      return palette ? hex([...palette.subarray(first * 3, first * 3 + 3)]) : null
    }
    default:
      return null
  }
}

function chunksOf(bytes: Uint8Array<ArrayBuffer>): ReadonlyMap<string, Uint8Array<ArrayBuffer>> {
  const chunks = new Map<string, Uint8Array<ArrayBuffer>>()
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  let at = SIGNATURE_BYTES
  while (at + CHUNK_FRAME_BYTES <= bytes.length) {
    const length = view.getUint32(at)
    const name = String.fromCharCode(...bytes.subarray(at + 4, at + 8))
    chunks.set(name, bytes.subarray(at + 8, at + 8 + length))
    at += CHUNK_FRAME_BYTES + length
  }
  return chunks
}

async function inflate(data: Uint8Array<ArrayBuffer>): Promise<Uint8Array> {
  const stream = new Response(data).body?.pipeThrough(new DecompressionStream('deflate'))
  return new Uint8Array(await new Response(stream ?? null).arrayBuffer())
}

function hex(samples: readonly number[]): string {
  return `#${samples.map((sample) => sample.toString(16).padStart(2, '0')).join('')}`
}
