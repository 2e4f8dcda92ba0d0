import type { ReadFile } from '@onhand/catalog-import/read-file'
import { withoutRepeats } from '@onhand/catalog-import/without-repeats'
import type { ImportProduct } from '@onhand/domain/catalog/import-product'
import type { ShopClient } from '../client/shop-client.ts'
import { checkDraft, type ImportTarget } from './check-draft.ts'
import type { Draft, RowProblem } from '@onhand/domain/data-import/draft'
import { sendProducts } from './send-products.ts'

/** What came of an import. `rowsSold + rowsRefused + rowsJoined` is every row of the file. */
export type ImportReport = {
  readonly rows: number
  /** Rows that became a SKU. */
  readonly rowsSold: number
  readonly rowsRefused: number
  /** Rows that only add to others: further pictures, repeated sales of a code. */
  readonly rowsJoined: number
  readonly products: number
  readonly skus: number
  readonly created: number
  readonly updated: number
  readonly stockUnits: number
  readonly problems: readonly RowProblem[]
  readonly warnings: readonly RowProblem[]
}

/** Checks every row of a file and sends the good ones through the API; `shop` null only checks. */
// biome-ignore lint/complexity/useMaxParams: what, where to, through whom, and how.
export async function runImport(
  file: ReadFile,
  target: ImportTarget,
  shop: ShopClient | null,
  progress: (done: number, total: number) => void = () => {},
): Promise<ImportReport> {
  const { drafts, repeated } = withoutRepeats(file.drafts)
  const checked = drafts.map((draft) => ({ draft, ...checkDraft(draft, target) }))
  const problems = [...file.problems, ...repeated, ...checked.flatMap((one) => one.problems)]
  const warnings = checked.flatMap((one) => one.warnings)
  const products = checked.flatMap((one) => (one.product ? [one.product] : []))
  const answers = shop ? await sendProducts(shop, { vendorId: target.vendorId, products }, progress) : new Map()
  let created = 0
  let updated = 0
  const sold: ImportProduct[] = []
  for (const { draft, product } of checked) {
    if (!product) continue
    const answer = answers.get(product.id)
    if (answer?.outcome === 'refused')
      problems.push(...product.skus.map((_, index) => rowProblem(draft, index, answer.problems[0])))
    else sold.push(product)
    if (answer?.outcome === 'stock_refused') warnings.push(rowProblem(draft, 0, answer.problems[0]))
    if (answer?.outcome === 'created') created += 1
    if (answer?.outcome === 'updated' || answer?.outcome === 'stock_refused') updated += 1
  }
  const skus = sold.flatMap((product) => product.skus)
  const stockUnits = skus.flatMap((sku) => sku.openingStock).reduce((sum, lot) => sum + lot.units, 0)
  const refusedRows = new Set(problems.map((problem) => problem.line)).size
  return {
    rows: file.rowCount,
    rowsSold: skus.length,
    rowsRefused: refusedRows,
    rowsJoined: file.rowsJoined,
    products: sold.length,
    skus: skus.length,
    created,
    updated,
    stockUnits,
    problems: problems.sort((a, b) => a.line - b.line),
    warnings,
  }
}

function rowProblem(draft: Draft, index: number, problem: { field: string; expected: string } | undefined): RowProblem {
  const row = draft.skus[index] ?? draft.skus[0]
  return {
    line: row?.line ?? draft.line,
    field: problem?.field ?? 'row',
    reason: `the shop wants ${problem?.expected ?? 'something else'}`,
    value: draft.code,
  }
}
