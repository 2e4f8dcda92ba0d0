import { createEffect, For, Show } from 'solid-js'
import { Icon } from '../icon.tsx'
import type { Column, DataTableProps } from './data-table-types.ts'
import { usePieces } from './pieces-text.tsx'

/** The head that stays in sight: what the columns are, which one sorts, and a checkbox for all rows that are loaded. */
export function TableHead<Row>(props: DataTableProps<Row>) {
  const { t } = usePieces()
  const selectedCount = () => props.rows.filter((row) => props.selected?.has(props.rowKey(row))).length
  const isAll = () => props.rows.length > 0 && selectedCount() === props.rows.length
  return (
    <div role="rowgroup" class="table-head">
      <div role="row" aria-rowindex={1}>
        <Show when={props.selected}>
          <span role="columnheader" class="table-check">
            <label>
              <input
                type="checkbox"
                aria-label={t('table.selectAll')}
                checked={isAll()}
                ref={(box) => createEffect(() => (box.indeterminate = selectedCount() > 0 && !isAll()))}
                onChange={() => props.onSelect?.(new Set(isAll() ? [] : props.rows.map(props.rowKey)))}
              />
            </label>
          </span>
        </Show>
        <For each={props.columns}>
          {(column) => <HeadCell column={column} sort={props.sort ?? null} onSort={(sort) => props.onSort?.(sort)} />}
        </For>
      </div>
    </div>
  )
}

function HeadCell<Row>(props: {
  readonly column: Column<Row>
  readonly sort: NonNullable<DataTableProps<Row>['sort']> | null
  onSort: NonNullable<DataTableProps<Row>['onSort']>
}) {
  const isSorted = () => props.sort?.key === props.column.key
  const direction = () => (props.sort?.isDown ? 'descending' : 'ascending')
  return (
    <span
      role="columnheader"
      class={props.column.align === 'end' ? 'is-end' : ''}
      aria-sort={isSorted() ? direction() : props.column.isSortable ? 'none' : undefined}
    >
      <Show when={props.column.isSortable} fallback={props.column.label}>
        <button
          type="button"
          onClick={() => props.onSort({ key: props.column.key, isDown: isSorted() ? !props.sort?.isDown : false })}
        >
          {props.column.label}
          <Show when={isSorted()}>
            <Icon name={props.sort?.isDown ? 'arrow-down' : 'arrow-up'} isSmall />
          </Show>
        </button>
      </Show>
    </span>
  )
}
