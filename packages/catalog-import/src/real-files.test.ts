import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { exportedSource, planFile, withoutIds } from '@onhand/testing/data-import/import-world'
import { describe, expect, it } from 'vitest'
import { bytesSource } from './source.ts'

const SHARED = join(import.meta.dirname, '../../../../shared')
const FOLDERS = ['data/catalogue', 'external/catalog-import-samples']
const files = FOLDERS.flatMap((folder) => {
  const path = join(SHARED, folder)
  return existsSync(path)
    ? readdirSync(path)
        .filter((name) => /\.(csv|json)(\.gz)?$/.test(name) && !/^(headers|dummyjson_carts)\./.test(name))
        .map((name) => join(path, name))
    : []
})

describe.skipIf(files.length === 0)(`the real catalogues${files.length === 0 ? ' (not on this machine)' : ''}`, () => {
  it.each(files.map((path) => [path.slice(SHARED.length + 1), path]))(
    '[DIO-1] [DIO-3] every row of %s ends as a product or a listed error, and its export imports as the same',
    async (_name, path) => {
      const source = bytesSource(new Uint8Array(readFileSync(path)), path)
      const { file, plans, problems } = await planFile(source, { currency: 'USD' })
      const sold = plans.reduce((sum, plan) => sum + plan.goodRows, 0)
      const refused = new Set(problems.map((problem) => problem.line)).size
      expect(sold + refused + file.rowsJoined).toBe(file.rowCount)
      expect(sold).toBeGreaterThan(0)
      expect(problems.every(({ line, field, reason }) => line > 0 && field !== '' && reason !== '')).toBe(true)

      const good = plans.filter((plan) => plan.product !== null)
      const again = await planFile(await exportedSource(good), { currency: 'USD', run: 'imp_other' })
      expect(again.problems).toEqual([])
      expect(again.plans.map(withoutIds)).toEqual(good.map(withoutIds))
    },
    120_000,
  )
})
