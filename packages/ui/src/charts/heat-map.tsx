import { For } from 'solid-js'

/** One row of the map: its name and a number for each column. */
export type HeatRow = { readonly label: string; readonly name: string; readonly values: readonly number[] }

/** Numbers in two directions as shades of one colour. It is a table: each cell says its number to those who do not see shades. */
export function HeatMap(props: {
  readonly label: string
  readonly columns: readonly { readonly label: string; readonly name: string }[]
  readonly rows: readonly HeatRow[]
  /** A cell in words: "Monday, 9:00: 4 orders". */
  say(row: HeatRow, column: string, value: number): string
}) {
  const top = () => Math.max(1, ...props.rows.flatMap((row) => row.values))
  return (
    <table class="heat-map" aria-label={props.label}>
      <thead>
        <tr>
          <td />
          <For each={props.columns}>
            {(column) => (
              <th scope="col" class="small muted">
                <span aria-hidden="true">{column.label}</span>
                <span class="hidden-text">{column.name}</span>
              </th>
            )}
          </For>
        </tr>
      </thead>
      <tbody>
        <For each={props.rows}>
          {(row) => (
            <tr>
              <th scope="row" class="small muted">
                <span aria-hidden="true">{row.label}</span>
                <span class="hidden-text">{row.name}</span>
              </th>
              <For each={row.values}>
                {(value, index) => (
                  <td
                    title={props.say(row, props.columns[index()]?.name ?? '', value)}
                    style={{ '--share': String(Math.sqrt(value / top())) }}
                  >
                    <span class="hidden-text">{value}</span>
                  </td>
                )}
              </For>
            </tr>
          )}
        </For>
      </tbody>
    </table>
  )
}
