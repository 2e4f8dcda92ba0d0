import type { ProductStatus } from '@onhand/domain/catalog/product-record'
import { api } from '../../lib/api.ts'
import { useOptimistic } from '../../lib/optimistic.ts'
import type { Pages } from '../../lib/pages.ts'
import { useShop } from '../../lib/session.tsx'
import { useTexts } from '../../lib/texts.ts'
import type { InPlace } from './product-columns.tsx'
import type { ProductLine } from './product-types.ts'

type Change = {
  readonly shown: Partial<ProductLine>
  readonly edit: Parameters<typeof api.product.edit.mutate>[0]['edit']
  readonly done: string
  undo(now: ProductLine): void
}

/** Changes price and status in the table: shown at once, put back when the api refuses, undone with one press. */
export function createLineEdits(pages: Pages<ProductLine>): Pick<InPlace, 'onPrice' | 'onStatus'> {
  const { t, format } = useTexts('products')
  const { shop } = useShop()
  const optimistic = useOptimistic()
  const show = (line: ProductLine, change: Partial<ProductLine>) =>
    pages.change((rows) => rows.map((row) => (row.productId === line.productId ? { ...row, ...change } : row)))
  const present = (line: ProductLine) => pages.rows().find((row) => row.productId === line.productId) ?? line
  // Changes of one product go one after the other: each is made to what the one before left.
  const turns = new Map<string, Promise<unknown>>()
  const inTurn = (line: ProductLine, edit: Change['edit']): Promise<void> => {
    const { vendorId } = shop()
    const { productId } = line
    const before = turns.get(productId) ?? Promise.resolve()
    const turn = before
      .catch(() => undefined)
      .then(async () => {
        const { version } = present(line)
        const saved = await api.product.edit.mutate({ vendorId, productId, version, edit })
        show(line, { version: saved.version })
      })
    turns.set(productId, turn)
    return turn
  }
  const apply = (line: ProductLine, { shown, edit, done, undo }: Change) =>
    optimistic({
      apply: () => show(line, shown),
      rollback: () => {
        show(line, line)
        pages.reload()
      },
      run: () => inTurn(line, edit),
      done,
      undo: { label: t('products.undo'), run: () => undo(present(line)) },
      words: { product_changed: () => t('products.changed'), product_invalid: () => t('products.wrong.price') },
    })
  const onPrice = (line: ProductLine, priceMinor: number): void => {
    const skuId = line.sku?.skuId
    if (!skuId) return
    void apply(line, {
      shown: { priceMinMinor: priceMinor, priceMaxMinor: priceMinor },
      edit: { prices: [{ skuId, priceMinor }] },
      done: t('products.priceChanged', { title: line.title, price: format.money(priceMinor, line.currency) }),
      undo: (now) => onPrice(now, line.priceMinMinor),
    })
  }
  const onStatus = (line: ProductLine, status: ProductStatus): void => {
    if (status === line.status) return
    void apply(line, {
      shown: { status },
      edit: { status },
      done: t('products.statusChanged', { title: line.title, status: t(`products.status.${status}`) }),
      undo: (now) => onStatus(now, line.status),
    })
  }
  return { onPrice, onStatus }
}
