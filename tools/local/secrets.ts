import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { z } from 'zod'

const Secrets = z.record(z.string(), z.string())

/** Secret values by name. One name is one value in every Worker that asks for it. */
export type LocalSecrets = Record<string, string>

/** Reads the local secrets and makes those that are missing. Kept in a git-ignored file that only the owner may read. */
export function ensureSecrets(path: string, names: readonly string[]): LocalSecrets {
  const known = existsSync(path) ? Secrets.parse(JSON.parse(readFileSync(path, 'utf8'))) : {}
  const missing = [...new Set(names)].filter((name) => known[name] === undefined)
  if (missing.length === 0 && existsSync(path)) return known
  const secrets = { ...known, ...Object.fromEntries(missing.map((name) => [name, makeSecret(name)])) }
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, `${JSON.stringify(secrets, null, 2)}\n`, { mode: 0o600 })
  return secrets
}

/** Signing secrets have the form Standard Webhooks wants; all others are opaque keys. */
export function makeSecret(name: string): string {
  if (/_(WEBHOOK|SIGNING)_SECRET$/.test(name)) return `whsec_${randomBytes(32).toString('base64')}`
  return randomBytes(32).toString('base64url')
}
