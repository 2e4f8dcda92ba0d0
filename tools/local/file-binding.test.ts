import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Request } from 'miniflare'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { fileBinding } from './file-binding.ts'

let root: string
beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'onhand-file-binding-'))
  mkdirSync(join(root, 'files'))
  writeFileSync(join(root, 'files/a.js'), 'script')
  writeFileSync(join(root, 'secret.js'), 'secret')
})
afterAll(() => rmSync(root, { recursive: true, force: true }))

it('answers files with their type', async () => {
  const response = await fileBinding(join(root, 'files'))(new Request('http://files/a.js'))
  expect([response.status, response.headers.get('content-type'), await response.text()]).toEqual([
    200,
    'text/javascript; charset=utf-8',
    'script',
  ])
})

it('answers 404 for what is not there, for folders and for anything outside', async () => {
  const get = fileBinding(join(root, 'files'))
  const paths = ['/b.js', '/', '/..%2fsecret.js', '/../secret.js', '/%2e%2e/secret.js']
  const answers = await Promise.all(paths.map((path) => get(new Request(`http://files${path}`))))
  expect(answers.map((answer) => answer.status)).toEqual(paths.map(() => 404))
})
