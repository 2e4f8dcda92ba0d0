import { gzipSync } from 'node:zlib'
import type { BenchShop } from '../lib/fixtures.ts'
import type { HttpClient } from '../lib/http-client.ts'

/** Script that one page loads before anything is clicked. */
export type PageScript = { readonly page: string; readonly files: number; readonly gzipBytes: number }

/** Fetches pages as a browser does and adds up the scripts that they name: `<script src>` and module preloads, each once, gzipped, with what those import statically. */
export async function pageScripts(client: HttpClient, shop: BenchShop): Promise<PageScript[]> {
  const pages = [
    '/en',
    `/en/shop/${shop.vendorSlug}`,
    `/en/p/${shop.productSlugs[0] ?? ''}`,
    '/en/cart',
    '/en/checkout',
    '/zh-Hant',
  ]
  const results: PageScript[] = []
  for (const page of pages) results.push(await scriptsOf(client, page))
  return results
}

async function scriptsOf(client: HttpClient, page: string): Promise<PageScript> {
  const { body } = await client.send('shop.localhost', 'GET', page)
  const seen = new Map<string, number>()
  const queue = [...body.matchAll(/<(?:script|link)[^>]+(?:src|href)="([^"]+\.js)"/g)].map((match) => match[1] ?? '')
  for (let path = queue.pop(); path !== undefined; path = queue.pop()) {
    if (seen.has(path) || !path.startsWith('/')) continue
    const script = await client.send('shop.localhost', 'GET', path)
    if (script.status !== 200) throw new Error(`${page} names ${path}, which answers ${script.status}`)
    seen.set(path, gzipSync(script.body).byteLength)
    const folder = path.slice(0, path.lastIndexOf('/') + 1)
    for (const [, name] of script.body.matchAll(/(?:^|;|\})\s*import\s*(?:[^'"()]*?from\s*)?["']\.\/([^"']+\.js)["']/g))
      queue.push(folder + name)
  }
  return { page, files: seen.size, gzipBytes: [...seen.values()].reduce((sum, bytes) => sum + bytes, 0) }
}
