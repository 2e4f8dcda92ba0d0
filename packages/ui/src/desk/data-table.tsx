import { For, Show } from 'solid-js'
import { ErrorState } from '../states.tsx'
import { TableHead } from './data-table-head.tsx'
import { TableRow } from './data-table-row.tsx'
import type { DataTableProps } from './data-table-types.ts'
import { usePieces } from './pieces-text.tsx'
import { createTableView } from './table-view.ts'

const SKELETON_ROWS = 10

/**
 * The main instrument: any number of rows of one height, of which only those in sight are drawn. Sorted and paged by whoever owns the
 * rows. Arrows, page keys, Home and End move; Enter opens, space selects, shift selects a range.
 */
export function DataTable<Row>(props: DataTableProps<Row>) {
  const { t } = usePieces()
  const view = createTableView(props)
  return (
    <div class="table" classList={{ 'is-phone': view.isPhone(), 'has-checks': props.selected !== undefined }}>
      <Show when={props.state !== 'failed'} fallback={<ErrorState onRetry={() => props.onRetry?.()} />}>
        <Show when={props.rows.length > 0 || props.state === 'loading'} fallback={props.empty}>
          <div
            class="table-scroller"
            ref={view.attach}
            onScroll={(event) => view.scrollTo(event.currentTarget.scrollTop)}
          >
            <div
              role="grid"
              aria-label={props.label}
              aria-rowcount={props.hasMore ? -1 : props.rows.length + 1}
              aria-busy={props.state === 'loading' || props.isBehind === true}
              aria-multiselectable={props.selected ? true : undefined}
              style={{ '--columns': view.columnTracks(), '--row': `${view.rowPx()}px` }}
            >
              <TableHead {...props} />
              <div
                role="rowgroup"
                class="table-body"
                style={{
                  'min-block-size': `${props.rows.length * view.rowPx()}px`,
                  'padding-block-start': `${view.range().start * view.rowPx()}px`,
                }}
              >
                <For each={[...view.visible().keys()]}>
                  {(key, position) => (
                    <TableRow
                      table={props}
                      rowKey={key}
                      row={view.visible().get(key)}
                      index={view.range().start + position()}
                      isTabStop={view.tabStop() === view.range().start + position()}
                      onKey={(event) => view.onKey(event, view.range().start + position())}
                      onPress={() => view.press(view.range().start + position())}
                      onSelect={(isRange) => view.select(view.range().start + position(), isRange)}
                    />
                  )}
                </For>
              </div>
            </div>
            <Show when={props.state === 'loading' && props.rows.length === 0}>
              <SkeletonRows />
            </Show>
            <Show when={props.hasMore && props.rows.length > 0}>
              <p class="table-more muted small" role="status">
                {t('table.loadingMore')}
              </p>
            </Show>
          </div>
        </Show>
      </Show>
    </div>
  )
}

function SkeletonRows() {
  const { t } = usePieces()
  return (
    <div role="status" aria-label={t('frame.loading')}>
      <For each={Array.from({ length: SKELETON_ROWS })}>
        {() => (
          <div class="table-skeleton">
            <span class="skeleton" />
            <span class="skeleton" />
          </div>
        )}
      </For>
    </div>
  )
}
