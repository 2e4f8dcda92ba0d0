import { createSignal, createUniqueId, For, type JSX, Show } from 'solid-js'
import { Button, ButtonLink } from '../button.tsx'
import { usePieces } from '../desk/pieces-text.tsx'

/** The numbers behind a chart, as text. */
export type ChartTable = {
  readonly columns: readonly { readonly label: string; readonly isNumber?: boolean }[]
  readonly rows: readonly (readonly string[])[]
}

/** A chart with what it says in a sentence, its numbers as a table, and the same as a file [DSH-5]. */
export function ChartFigure(props: {
  readonly title: string
  /** What the chart shows, in words: the chart for those who do not see it, and the point of it for those who do. */
  readonly point: string
  readonly table: ChartTable
  readonly downloads?: readonly { readonly label: string; readonly href: string }[]
  readonly children: JSX.Element
}) {
  const { t } = usePieces()
  const id = createUniqueId()
  const [isTable, setTable] = createSignal(false)
  return (
    <figure class="panel chart-figure" aria-labelledby={id}>
      <figcaption>
        <h2 id={id}>{props.title}</h2>
        <p class="chart-point">{props.point}</p>
      </figcaption>
      <Show when={isTable()} fallback={props.children}>
        <NumberTable label={props.title} table={props.table} />
      </Show>
      <div class="panel-actions chart-actions">
        <Button look="bare" aria-pressed={isTable()} onClick={() => setTable(!isTable())}>
          {isTable() ? t('chart.asChart') : t('chart.asTable')}
        </Button>
        <For each={props.downloads}>
          {(file) => (
            <ButtonLink
              look="bare"
              icon="download"
              href={file.href}
              download=""
              rel="external"
              aria-label={t('chart.download', { title: props.title, format: file.label })}
            >
              {file.label}
            </ButtonLink>
          )}
        </For>
      </div>
    </figure>
  )
}

/** Numbers as a table that scrolls by itself. */
export function NumberTable(props: { readonly label: string; readonly table: ChartTable }) {
  return (
    <section class="chart-table" tabindex={0} aria-label={props.label}>
      <table>
        <thead>
          <tr>
            <For each={props.table.columns}>
              {(column) => (
                <th scope="col" classList={{ 'is-end': column.isNumber ?? false }}>
                  {column.label}
                </th>
              )}
            </For>
          </tr>
        </thead>
        <tbody>
          <For each={props.table.rows}>
            {(row) => (
              <tr>
                <For each={row}>
                  {(cell, index) => (
                    <td classList={{ 'is-end': props.table.columns[index()]?.isNumber ?? false }}>{cell}</td>
                  )}
                </For>
              </tr>
            )}
          </For>
        </tbody>
      </table>
    </section>
  )
}
