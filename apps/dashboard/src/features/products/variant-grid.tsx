import { Icon, IconButton } from '@onhand/ui'
import { decimalMark } from '@onhand/ui/work'
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
  const hasTitles = () => props.form.draft.options.length === 0 && skus().length > 1
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
  const nameOf = (index: number) => skus()[index]?.title || skus()[index]?.code || String(index + 1)
  const go = (row: number, column: number) => {
    const input = table?.querySelector<HTMLInputElement>(`[data-cell="${row}:${column}"]`)
    input?.focus()
    input?.select()
  }
  const write = (index: number, column: VariantColumn, input: HTMLInputElement) => {
    const sku = skus()[index]
    const next = sku && column.write(sku, input.value.trim())
    input.setAttribute('aria-invalid', String(next === null))
    if (next) props.form.setSku(index, next)
  }
  const onKey = (event: KeyboardEvent & { currentTarget: HTMLInputElement }, row: number, column: number) => {
    const { selectionStart, selectionEnd, value } = event.currentTarget
    const isWhole = selectionStart === 0 && selectionEnd === value.length
    const step =
      event.key === 'ArrowDown' || event.key === 'Enter'
        ? [1, 0]
        : event.key === 'ArrowUp'
          ? [-1, 0]
          : event.key === 'ArrowRight' && (isWhole || selectionStart === value.length)
            ? [0, 1]
            : event.key === 'ArrowLeft' && (isWhole || selectionEnd === 0)
              ? [0, -1]
              : null
    if (!step) return
    event.preventDefault()
    go(row + (step[0] ?? 0), column + (step[1] ?? 0))
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
                <tr>
                  <Show when={skus().length > 1}>
                    <td classList={{ 'variant-label': !hasTitles() }}>
                      <Show when={hasTitles()} fallback={sku().title}>
                        <input
                          value={sku().title}
                          aria-label={`${t('products.field.variant')} ${row + 1}`}
                          readOnly={!props.mayWrite}
                          onChange={(event) =>
                            props.form.setSku(row, { ...sku(), title: event.currentTarget.value.trim() })
                          }
                        />
                      </Show>
                    </td>
                  </Show>
                  <For each={columns()}>
                    {(column, at) => (
                      <td>
                        <input
                          class="number"
                          data-cell={`${row}:${at()}`}
                          value={column.read(sku())}
                          aria-label={skus().length > 1 ? `${label(column)}, ${nameOf(row)}` : label(column)}
                          aria-invalid={wrong(`skus.${row}.${column.field}`) ? 'true' : undefined}
                          title={wrong(`skus.${row}.${column.field}`)}
                          readOnly={!props.mayWrite}
                          autocomplete="off"
                          onChange={(event) => write(row, column, event.currentTarget)}
                          onKeyDown={(event) => onKey(event, row, at())}
                          onPaste={(event) => onPaste(event, row, at())}
                        />
                      </td>
                    )}
                  </For>
                  <Show when={props.mayWrite && skus().length > 1}>
                    <td>
                      <IconButton
                        icon="trash"
                        label={t('products.variant.remove', { name: nameOf(row) })}
                        onClick={() => props.form.set({ skus: skus().filter((_, index) => index !== row) })}
                      />
                    </td>
                  </Show>
                </tr>
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

/** What is wrong with any variant, each thing once. */
function wrongRows(form: ProductForm, wrong: (field: string) => string | undefined): readonly string[] {
  const fields = [...form.problems().keys()].filter((field) => field.startsWith('skus'))
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
