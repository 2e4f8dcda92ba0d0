import { expect, it } from 'vitest'
import { dependencyProblems, importedPackages, type Workspace } from './dependency-rules.ts'

const workspace = (text: string, changes: Partial<Workspace> = {}): Workspace => ({
  name: '@onhand/a',
  dependencies: [],
  devDependencies: [],
  files: [{ path: 'src/a.ts', text }],
  ...changes,
})

it('reads the package out of every form of import', () => {
  const text = [
    "import { a } from '@onhand/b/deep/path'",
    "import 'plain/css.css'",
    "export * from 'again'",
    "import type {\n  T,\n} from 'types-only'",
    "const d = await import('pg')",
    "import { e } from './near.ts'",
    "import fs from 'node:fs'",
  ].join('\n')
  expect(importedPackages(text)).toEqual(['@onhand/b', 'plain', 'again', 'types-only', 'pg'])
})

it('names an import that is not declared and a declaration that is not used', () => {
  const problems = dependencyProblems(workspace("import { z } from 'zod'", { dependencies: ['hono'] }), [])
  expect(problems).toEqual([
    '@onhand/a: src/a.ts imports zod, which package.json does not declare',
    '@onhand/a declares hono and never mentions it',
  ])
})

it('lets tests, and types, use what the root has for development', () => {
  const files = [
    { path: 'src/a.test.ts', text: "import { it } from 'vitest'\nimport { anOrder } from '@onhand/testing'" },
    { path: 'src/a.ts', text: "import type { D1Database } from 'vitest'" },
  ]
  expect(dependencyProblems(workspace('', { files }), ['vitest'])).toEqual([])
})
