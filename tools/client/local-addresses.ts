import { existsSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'

/** Where a marketplace answers and how its secrets are found. */
export type Addresses = {
  readonly shopUrl: string
  readonly bankUrl: string
  readonly mailUrl: string
  readonly carrierUrl: string
  readonly secret: (name: string) => string
}

const ROOT = resolve(import.meta.dirname, '../..')
const DEFAULT_URL = 'http://shop.localhost:8787'

/** The marketplace at `url` (default: the one `npm start` runs); the other organisations are its neighbours by hostname. Secrets come from the environment or the data folder. */
export function localAddresses(options: {
  readonly url?: string | undefined
  readonly data?: string | undefined
}): Addresses {
  const shop = new URL(options.url ?? DEFAULT_URL)
  const beside = (name: string): string => new URL(shop.href.replace('//shop.', `//${name}.`)).origin
  const path = join(resolve(options.data ?? join(ROOT, '.onhand')), 'secrets.json')
  return {
    shopUrl: shop.origin,
    bankUrl: beside('bank'),
    mailUrl: beside('mail'),
    carrierUrl: beside('carrier'),
    secret: (name) => {
      const fromEnvironment = process.env[name]
      if (fromEnvironment !== undefined) return fromEnvironment
      if (!existsSync(path)) throw new Error(`${path} is not there: start the shop once with npm start, or set ${name}`)
      const value: unknown = (JSON.parse(readFileSync(path, 'utf8')) as Record<string, unknown>)[name]
      if (typeof value !== 'string') throw new Error(`${path} has no ${name}`)
      return value
    },
  }
}
