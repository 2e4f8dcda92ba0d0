import type { SkuDraft } from '@onhand/domain/catalog/product-record'
import { Icon, IconButton } from '@onhand/ui'
import { decimalMark } from '@onhand/ui/desk'
import { createResource, For, Index, Show } from 'solid-js'
import { api } from '../../lib/api.ts'
import { useShop } from '../../lib/session.tsx'
import { useTexts } from '../../lib/texts.ts'
import type { ProductForm } from './product-form.ts'
import { cellsOf, pasteCells, type VariantColumn, variantColumns } from './variant-cells.ts'
import { useWrongWords } from './wrong-words.ts'

/** Variants as rows of a sheet: arrows and Enter move, cells from another sheet can be pasted. */
export function VariantGrid(props: {
  readonly form: ProductForm
  readonly currencies: readonly string[]
  readonly mayWrite: boolean
}) {
  const { t, locale } = useTexts('products')
  const { shop } = useShop()
  const wrong = useWrongWords(props.form)
  let table: HTMLTableElement | undefined
  const columns = () => variantColumns({ mark: decimalMark(locale), currency: shop().currency }, props.currencies)
  const skus = () => props.form.draft.skus
  const gtins = () => skus().flatMap((sku) => (sku.gtin && /^\d{8,14}$/.test(sku.gtin) ? [sku.gtin] : []))
  const [uses] = createResource(
    () => (gtins().length > 0 ? JSON.stringify(gtins()) : null),
    () =>
      api.product.codeUses.query({
        vendorId: shop().vendorId,
        productId: props.form.draft.id,
        codes: [],
        gtins: gtins(),
      }),
  )
  const label = (column: VariantColumn) => labelOf(t, column)
  const go = (row: number, column: number) => {
    const input = table?.querySelector<HTMLInputElement>(`[data-cell="${row}:${column}"]`)
    input?.focus()
    input?.select()
  }
  const onKey = (event: KeyboardEvent & { currentTarget: HTMLInputElement }, row: number, column: number) => {
    const step = stepOf(event)
    if (!step) return
    event.preventDefault()
    go(row + step.rows, column + step.columns)
  }
  const onPaste = (event: ClipboardEvent, row: number, column: number) => {
    const text = event.clipboardData?.getData('text/plain') ?? ''
    if (!/[\t\n]/.test(text.trim())) return
    event.preventDefault()
    props.form.set({ skus: pasteCells(skus(), columns(), { row, column, cells: cellsOf(text) }) })
  }
  return (
    <>
      <div class="variant-scroller">
        <table
          class="variant-grid"
          ref={(element) => {
            table = element
          }}
        >
          <thead>
            <tr>
              <Show when={skus().length > 1}>
                <th scope="col">{t('products.field.variant')}</th>
              </Show>
              <For each={columns()}>
                {(column) => (
                  <th scope="col" classList={{ 'is-code': column.key === 'code' || column.key === 'gtin' }}>
                    {label(column)}
                  </th>
                )}
              </For>
              <Show when={props.mayWrite && skus().length > 1}>
                <th />
              </Show>
            </tr>
          </thead>
          <tbody>
            <Index each={skus()}>
              {(sku, row) => (
                <VariantRow
                  form={props.form}
                  sku={sku()}
                  row={row}
                  columns={columns()}
                  mayWrite={props.mayWrite}
                  wrong={wrong}
                  onKey={onKey}
                  onPaste={onPaste}
                />
              )}
            </Index>
          </tbody>
        </table>
      </div>
      <For each={wrongRows(props.form, wrong)}>
        {(text) => (
          <p class="field-error">
            <Icon name="circle-alert" isSmall />
            {text}
          </p>
        )}
      </For>
      <For each={uses.error ? [] : uses.latest}>
        {(use) => (
          <p class="small muted">
            <Icon name="circle-alert" isSmall /> {use.value}: {t('products.gtinTwice', { title: use.title })}
          </p>
        )}
      </For>
    </>
  )
}

/** Where a key leads from a cell; null when it belongs to the text in it. */
function stepOf(
  event: KeyboardEvent & { readonly currentTarget: HTMLInputElement },
): { readonly rows: number; readonly columns: number } | null {
  const { selectionStart, selectionEnd, value } = event.currentTarget
  const isWhole = selectionStart === 0 && selectionEnd === value.length
  if (event.key === 'ArrowDown' || event.key === 'Enter') return { rows: 1, columns: 0 }
  if (event.key === 'ArrowUp') return { rows: -1, columns: 0 }
  if (event.key === 'ArrowRight' && (isWhole || selectionStart === value.length)) return { rows: 0, columns: 1 }
  if (event.key === 'ArrowLeft' && (isWhole || selectionEnd === 0)) return { rows: 0, columns: -1 }
  return null
}

function VariantRow(props: {
  readonly form: ProductForm
  readonly sku: SkuDraft
  readonly row: number
  readonly columns: readonly VariantColumn[]
  readonly mayWrite: boolean
  wrong(field: string): string | undefined
  onKey(event: KeyboardEvent & { currentTarget: HTMLInputElement }, row: number, column: number): void
  onPaste(event: ClipboardEvent, row: number, column: number): void
}) {
  const { t } = useTexts('products')
  const skus = () => props.form.draft.skus
  const isMany = () => skus().length > 1
  const hasTitles = () => props.form.draft.options.length === 0 && isMany()
  const name = () => props.sku.title || props.sku.code || String(props.row + 1)
  const write = (column: VariantColumn, input: HTMLInputElement) => {
    const next = column.write(props.sku, input.value.trim())
    input.setAttribute('aria-invalid', String(next === null))
    if (next) props.form.setSku(props.row, next)
  }
  return (
    <tr>
      <Show when={isMany()}>
        <td classList={{ 'variant-label': !hasTitles() }}>
          <Show when={hasTitles()} fallback={props.sku.title}>
            <input
              value={props.sku.title}
              aria-label={`${t('products.field.variant')} ${props.row + 1}`}
              readOnly={!props.mayWrite}
              onChange={(event) =>
                props.form.setSku(props.row, { ...props.sku, title: event.currentTarget.value.trim() })
              }
            />
          </Show>
        </td>
      </Show>
      <For each={props.columns}>
        {(column, at) => (
          <td>
            <input
              class="number"
              data-cell={`${props.row}:${at()}`}
              value={column.read(props.sku)}
              aria-label={isMany() ? `${labelOf(t, column)}, ${name()}` : labelOf(t, column)}
              aria-invalid={props.wrong(`skus.${props.row}.${column.field}`) ? 'true' : undefined}
              title={props.wrong(`skus.${props.row}.${column.field}`)}
              readOnly={!props.mayWrite}
              autocomplete="off"
              onChange={(event) => write(column, event.currentTarget)}
              onKeyDown={(event) => props.onKey(event, props.row, at())}
              onPaste={(event) => props.onPaste(event, props.row, at())}
            />
          </td>
        )}
      </For>
      <Show when={props.mayWrite && isMany()}>
        <td>
          <IconButton
            icon="trash"
            label={t('products.variant.remove', { name: name() })}
            onClick={() => props.form.set({ skus: skus().filter((_, index) => index !== props.row) })}
          />
        </td>
      </Show>
    </tr>
  )
}

/** What is wrong with any variant, each thing once. */
function wrongRows(form: ProductForm, wrong: (field: string) => string | undefined): readonly string[] {
  const fields = [...form.problems().keys()].filter((field) => field.startsWith('skus') && !field.includes('.titles.'))
  return [...new Set(fields.flatMap((field) => wrong(field) ?? []))]
}

function labelOf(t: ReturnType<typeof useTexts<'products'>>['t'], column: VariantColumn): string {
  switch (column.key) {
    case 'code':
      return t('products.field.code')
    case 'priceMinor':
      return t('products.field.price')
    case 'compareAtMinor':
      return t('products.field.compareAt')
    case 'gtin':
      return t('products.field.barcode')
    case 'unitCostMinor':
      return t('products.field.cost')
    case 'weightGrams':
      return t('products.field.weight')
    case 'measure':
      return t('products.field.measure')
    default:
      return t('products.field.priceIn', { currency: column.key.replace('price:', '') })
  }
}
