import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { ensureSecrets } from './secrets.ts'

let dir = ''
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'onhand-secrets-'))
})
afterEach(() => rmSync(dir, { recursive: true, force: true }))

it('makes missing secrets once, keeps them, and adds new names beside them', () => {
  const path = join(dir, 'deep/secrets.json')
  const first = ensureSecrets(path, ['AUTH_SECRET', 'AUTH_SECRET'])
  const second = ensureSecrets(path, ['AUTH_SECRET', 'OPERATOR_KEY'])
  expect(Object.keys(second)).toEqual(['AUTH_SECRET', 'OPERATOR_KEY'])
  expect(second['AUTH_SECRET']).toBe(first['AUTH_SECRET'])
  expect(ensureSecrets(path, ['AUTH_SECRET'])).toEqual(second)
})

it('gives signing secrets the form Standard Webhooks wants and lets only the owner read the file', () => {
  const path = join(dir, 'secrets.json')
  const secrets = ensureSecrets(path, ['BANK_WEBHOOK_SECRET', 'SUPPLIER_SIGNING_SECRET', 'BANK_API_KEY'])
  expect(secrets['BANK_WEBHOOK_SECRET']).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/)
  expect(secrets['SUPPLIER_SIGNING_SECRET']).toMatch(/^whsec_/)
  expect(secrets['BANK_API_KEY']).toMatch(/^[\w-]{43}$/)
  expect(statSync(path).mode & 0o777).toBe(0o600)
})
