import { Miniflare } from 'miniflare'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { withBucketsOf } from './bucket-over-there.ts'

/** What both runtimes' Workers do with their binding, said by a request. */
const SCRIPT = `
export default {
  async fetch(_request, { MEDIA }) {
    await MEDIA.put('kept/a.webp', new Uint8Array([1, 2, 255]), { customMetadata: { width: '4' } })
    await MEDIA.put('unused/b', '')
    await MEDIA.put('gone/c', 'c')
    await MEDIA.delete(['gone/c'])
    const head = await MEDIA.head('kept/a.webp')
    const got = await MEDIA.get('kept/a.webp')
    const first = await MEDIA.list({ prefix: '', limit: 1 })
    const rest = await MEDIA.list({ prefix: '', startAfter: 'kept/a.webp' })
    return Response.json({
      head: [head.size, head.customMetadata, head.uploaded instanceof Date],
      bytes: [...new Uint8Array(await got.arrayBuffer())],
      missing: [await MEDIA.head('x'), await MEDIA.get('x')],
      first: [first.objects.map(({ key }) => key), first.truncated, typeof first.cursor],
      next: (await MEDIA.list({ cursor: first.cursor, limit: 5 })).objects.map(({ key }) => key),
      rest: [rest.objects.map(({ key }) => key), rest.truncated],
    })
  },
}`
const worker = (name: string) =>
  ({ name, modules: true, script: SCRIPT, r2Buckets: { MEDIA: 'onhand-media' } }) as const

let owner: Miniflare
let other: Miniflare
beforeAll(async () => {
  owner = new Miniflare({ cf: false, workers: [worker('owner')] })
  other = new Miniflare({
    cf: false,
    workers: withBucketsOf([worker('other')], { name: 'owner', runtime: () => owner }),
  })
  await Promise.all([owner.ready, other.ready])
})
afterAll(() => Promise.all([owner.dispose(), other.dispose()]))

it('a Worker of another runtime meets the same bucket as its owner, and the same answers', async () => {
  const there = await (await other.dispatchFetch('http://x/')).json()
  const bucket = await owner.getR2Bucket('MEDIA', 'owner')
  expect(await (await bucket.get('kept/a.webp'))?.arrayBuffer()).toHaveProperty('byteLength', 3)
  expect(there).toEqual(await (await owner.dispatchFetch('http://x/')).json())
  expect(there).toMatchObject({ head: [3, { width: '4' }, true], first: [['kept/a.webp'], true, 'string'] })
})
