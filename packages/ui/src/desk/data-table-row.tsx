import { createEffect, createMemo, createSignal, For, on, Show } from 'solid-js'
import type { DataTableProps } from './data-table-types.ts'
import { usePieces } from './pieces-text.tsx'

/** Parts of a row that do something of their own when pressed. */
const OWN_PRESS = 'a, button, input, select, label, [popover]'

/** One row. A press anywhere but on a control of its own opens it. */
export function TableRow<Row>(props: {
  readonly table: DataTableProps<Row>
  readonly rowKey: string
  readonly row: Row | undefined
  readonly index: number
  readonly isTabStop: boolean
  onKey(event: KeyboardEvent & { currentTarget: HTMLElement }): void
  onPress(): void
  onSelect(isRange: boolean): void
}) {
  const { t } = usePieces()
  // A row that changes while a menu of it is open is drawn anew when the menu is closed: what somebody is about to press stays.
  const [isMenuOpen, setMenuOpen] = createSignal(false)
  const row = createMemo<Row | undefined>((before) => {
    const now = props.row
    return isMenuOpen() && before !== undefined ? before : now
  })
  const isSelected = () => props.table.selected?.has(props.rowKey) ?? false
  const openMenus = new Set<EventTarget | null>()
  const noteMenu = ({ newState, target }: ToggleEvent) => {
    if (newState === 'open') openMenus.add(target)
    else openMenus.delete(target)
    setMenuOpen(openMenus.size > 0)
  }
  let element: HTMLDivElement | undefined
  let focused = -1
  // A changed row draws its cells anew: who was on a control of it stays there.
  createEffect(
    on(
      row,
      () => {
        if (focused >= 0 && document.activeElement === document.body)
          element?.children[focused]?.querySelector<HTMLElement>('button, select, input, a')?.focus()
      },
      { defer: true },
    ),
  )
  return (
    <div
      ref={(made) => {
        element = made
        // These do not bubble. It is open before it is told of, and closed only then.
        made.addEventListener('beforetoggle', (event) => event.newState === 'open' && noteMenu(event), true)
        made.addEventListener('toggle', noteMenu, true)
      }}
      role="row"
      class="table-row"
      classList={{ 'is-open': props.table.openKey === props.rowKey, 'is-selected': isSelected() }}
      data-index={props.index}
      aria-rowindex={props.index + 2}
      aria-selected={props.table.selected ? isSelected() : undefined}
      tabindex={props.isTabStop ? 0 : -1}
      onKeyDown={(event) => props.onKey(event)}
      onFocusIn={(event) => {
        focused = [...event.currentTarget.children].findIndex((cell) => cell.contains(event.target))
      }}
      onClick={(event) => {
        if (!event.target.closest(OWN_PRESS) && !getSelection()?.toString()) props.onPress()
      }}
    >
      <Show when={props.table.selected && row()}>
        {(drawn) => (
          <span role="gridcell" class="table-check">
            <label>
              <input
                type="checkbox"
                tabindex={-1}
                aria-label={t('table.select', { name: props.table.rowName(drawn()) })}
                checked={isSelected()}
                onClick={(event) => props.onSelect(event.shiftKey)}
              />
            </label>
          </span>
        )}
      </Show>
      <For each={props.table.columns}>
        {(column) => (
          <span
            role="gridcell"
            class={column.align === 'end' ? 'is-end' : ''}
            data-phone={column.phone ?? 'hidden'}
            data-label={column.isNamedOnPhone ? column.label : undefined}
          >
            <Show when={row()} keyed>
              {(drawn) => column.cell(drawn)}
            </Show>
          </span>
        )}
      </For>
    </div>
  )
}
