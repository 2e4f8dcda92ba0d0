import { type Miniflare, type Request, Response, type WorkerOptions } from 'miniflare'
import { z } from 'zod'

/** The Worker behind a bucket binding whose bucket lies in another runtime: it looks like R2 and asks that runtime. */
const NAME = 'bucket-over-there'

// What of R2 the shop uses. Its keys and notes travel in the address, its bytes in the body.
const SCRIPT = `
export default function ({ OWNER, BINDING }) {
  const ask = async (operation, facts, body = null) => {
    const url = 'http://bucket/' + operation + '?facts=' + encodeURIComponent(JSON.stringify({ binding: BINDING, ...facts }))
    const answer = await OWNER.fetch(url, { method: 'POST', body })
    if (answer.status === 404) return null
    if (!answer.ok) throw new Error('bucket: ' + (await answer.text()))
    return answer
  }
  const seen = ({ uploaded, ...facts }) => ({ ...facts, uploaded: new Date(uploaded) })
  return {
    async head(key) {
      const answer = await ask('head', { key })
      return answer && seen(await answer.json())
    },
    async get(key) {
      const answer = await ask('get', { key })
      if (!answer) return null
      const bytes = await answer.arrayBuffer()
      const facts = seen(JSON.parse(decodeURIComponent(answer.headers.get('x-facts'))))
      return { ...facts, arrayBuffer: async () => bytes, text: async () => new TextDecoder().decode(bytes) }
    },
    async put(key, value, options) {
      await ask('put', { key, notes: options }, value)
    },
    async delete(keys) {
      await ask('delete', { keys })
    },
    async list(options) {
      const { objects, ...rest } = await (await ask('list', { page: options })).json()
      return { ...rest, objects: objects.map(seen) }
    },
  }
}
`

const Facts = z.object({
  binding: z.string(),
  key: z.string().default(''),
  keys: z.union([z.string(), z.array(z.string())]).default([]),
  notes: z
    .object({
      httpMetadata: z.object({ contentType: z.string().exactOptional() }).exactOptional(),
      customMetadata: z.record(z.string(), z.string()).exactOptional(),
    })
    .default({}),
  page: z
    .object({
      prefix: z.string().exactOptional(),
      startAfter: z.string().exactOptional(),
      cursor: z.string().exactOptional(),
      limit: z.number().exactOptional(),
    })
    .default({}),
})

/**
 * Has Workers of one runtime use the buckets of another's Worker `owner`. When deployed both bind the same bucket; here a bucket is open in one process only.
 */
export function withBucketsOf(
  workers: readonly WorkerOptions[],
  owner: { readonly name: string; readonly runtime: () => Miniflare },
): WorkerOptions[] {
  const moved = workers.map((worker) => {
    const bindings = Object.keys(worker.r2Buckets ?? {})
    const wrapped = bindings.map((binding) => [binding, { scriptName: NAME, bindings: { BINDING: binding } }])
    return { ...worker, r2Buckets: {}, wrappedBindings: Object.fromEntries(wrapped) } satisfies WorkerOptions
  })
  return [...moved, { name: NAME, modules: true, script: SCRIPT, serviceBindings: { OWNER: answering(owner) } }]
}

function answering({ name, runtime }: { readonly name: string; readonly runtime: () => Miniflare }) {
  return async (request: Request): Promise<Response> => {
    const url = new URL(request.url)
    const { binding, key, keys, notes, page } = Facts.parse(JSON.parse(url.searchParams.get('facts') ?? '{}'))
    const bucket = await runtime().getR2Bucket(binding, name)
    switch (url.pathname) {
      case '/head': {
        const found = await bucket.head(key)
        return found ? Response.json(factsOf(found)) : new Response(null, { status: 404 })
      }
      case '/get': {
        const found = await bucket.get(key)
        if (!found) return new Response(null, { status: 404 })
        const headers = { 'x-facts': encodeURIComponent(JSON.stringify(factsOf(found))) }
        return new Response(await found.arrayBuffer(), { headers })
      }
      case '/put':
        await bucket.put(key, await request.arrayBuffer(), notes)
        return new Response(null, { status: 204 })
      case '/delete':
        await bucket.delete(keys)
        return new Response(null, { status: 204 })
      default: {
        const listed = await bucket.list(page)
        const { objects, truncated } = listed
        return Response.json({
          objects: objects.map(factsOf),
          truncated,
          ...(listed.truncated ? { cursor: listed.cursor } : {}),
        })
      }
    }
  }
}

type Found = {
  readonly key: string
  readonly size: number
  readonly uploaded: Date
  readonly customMetadata?: Readonly<Record<string, string>>
}

function factsOf({ key, size, uploaded, customMetadata }: Found) {
  return { key, size, uploaded: uploaded.getTime(), customMetadata }
}
