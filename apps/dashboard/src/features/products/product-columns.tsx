import { PRODUCT_STATUSES, type ProductStatus } from '@onhand/domain/catalog/product-record'
import { type Column, Menu } from '@onhand/ui/desk'
import { Show } from 'solid-js'
import { useTexts } from '../../lib/texts.ts'
import type { CategoryChoice } from './categories.ts'
import { PriceCell } from './price-cell.tsx'
import type { ProductLine } from './product-types.ts'
import { ProductStatusPill } from './status-pill.tsx'

/** What can be changed in the table itself. */
export type InPlace = {
  readonly mayWrite: boolean
  onPrice(product: ProductLine, priceMinor: number): void
  onStatus(product: ProductLine, status: ProductStatus): void
}

/** The columns of the products table. */
export function productColumns(
  { t, format, nowMs }: ReturnType<typeof useTexts<'products'>>,
  categories: () => readonly CategoryChoice[],
  inPlace: InPlace,
): readonly Column<ProductLine>[] {
  const categoryName = (id: string | null) => categories().find((category) => category.value === id)?.name ?? ''
  return [
    {
      key: 'title',
      label: t('products.name'),
      width: 'minmax(220px, 3fr)',
      phone: 'title',
      isSortable: true,
      cell: (product) => <NameCell product={product} />,
    },
    {
      key: 'status',
      label: t('products.status'),
      width: '116px',
      phone: 'detail',
      cell: (product) => <StatusCell product={product} inPlace={inPlace} />,
    },
    {
      key: 'stock',
      label: t('products.stock'),
      width: '92px',
      align: 'end',
      phone: 'detailEnd',
      isSortable: true,
      cell: (product) => (
        <span class="number" classList={{ 'is-danger': product.availableUnits === 0 }}>
          {format.number(product.availableUnits)}
        </span>
      ),
    },
    {
      key: 'price',
      label: t('products.price'),
      width: '144px',
      align: 'end',
      phone: 'end',
      isSortable: true,
      cell: (product) => (
        <PriceCell
          product={product}
          mayWrite={inPlace.mayWrite}
          onPrice={(priceMinor) => inPlace.onPrice(product, priceMinor)}
        />
      ),
    },
    {
      key: 'category',
      label: t('products.category'),
      width: 'minmax(110px, 1fr)',
      cell: (product) => <span class="muted cut">{categoryName(product.categoryId)}</span>,
    },
    {
      key: 'updated',
      label: t('products.updated'),
      width: '124px',
      isSortable: true,
      cell: (product) => (
        <span class="muted small number">{format.dateTime(Math.min(product.updatedAtMs, nowMs()))}</span>
      ),
    },
  ]
}

function NameCell(props: { readonly product: ProductLine }) {
  const { t } = useTexts('products')
  return (
    <span class="product-name">
      <Show when={props.product.image} fallback={<span class="product-thumb" />}>
        {(image) => (
          <img
            class="product-thumb"
            src={image().url.replace(/\/\d+\.webp$/, '/160.webp')}
            alt=""
            width="32"
            height="40"
            loading="lazy"
            style={{ 'background-color': image().tint }}
          />
        )}
      </Show>
      <span class="cut">
        {props.product.title}
        <Show when={props.product.skuCount > 1}>
          <span class="muted small"> · {t('products.variants', { count: props.product.skuCount })}</span>
        </Show>
      </span>
    </span>
  )
}

function StatusCell(props: { readonly product: ProductLine; readonly inPlace: InPlace }) {
  const { t } = useTexts('products')
  return (
    <Show when={props.inPlace.mayWrite} fallback={<ProductStatusPill status={props.product.status} />}>
      <Menu
        class="pill-menu"
        label={`${t('products.status')}: ${t(`products.status.${props.product.status}`)}`}
        items={PRODUCT_STATUSES.map((status) => ({
          label: t(`products.status.${status}`),
          isChecked: status === props.product.status,
          run: () => props.inPlace.onStatus(props.product, status),
        }))}
      >
        <ProductStatusPill status={props.product.status} />
      </Menu>
    </Show>
  )
}
