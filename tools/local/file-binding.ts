import { readFile } from 'node:fs/promises'
import { extname, join, normalize, sep } from 'node:path'
import { type Request, Response } from 'miniflare'

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.json': 'application/json',
  '.wasm': 'application/wasm',
  '.woff2': 'font/woff2',
  '.png': 'image/png',
}

/**
 * Static files behind a Worker's assets binding. The local runtime keeps the files of one Worker per process only, and those are the
 * storefront's: files of any other are read here.
 */
export function fileBinding(directory: string): (request: Request) => Promise<Response> {
  return async (request) => {
    const path = normalize(join(directory, decodeURIComponent(new URL(request.url).pathname)))
    if (!path.startsWith(directory + sep)) return new Response(null, { status: 404 })
    try {
      const type = TYPES[extname(path)] ?? 'application/octet-stream'
      return new Response(await readFile(path), { headers: { 'content-type': type } })
    } catch {
      return new Response(null, { status: 404 })
    }
  }
}
