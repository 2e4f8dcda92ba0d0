import type { Locale } from '@onhand/domain/catalog/views'
import { Icon } from '@onhand/ui'
import { For, Index } from 'solid-js'

/** One text in another language: what a reader of the screen is told it is, what it is now, and what is wrong with it. */
export type WordsCell = {
  readonly label: string
  readonly value: string
  readonly maxLength: number
  readonly wrong?: string | undefined
  write(text: string): void
}
/** The shop's own words, and the same in another language. */
export type WordsRow = { readonly own: string; readonly cells: readonly WordsCell[] }

/** Words and what they are in another language, as rows of a sheet: arrows up and down and Enter move. */
export function WordsGrid(props: {
  /** Above the shop's own words, then above each cell. */
  readonly heads: readonly string[]
  readonly rows: readonly WordsRow[]
  readonly locale: Locale
  readonly mayWrite: boolean
}) {
  let table: HTMLTableElement | undefined
  const problems = () => [...new Set(props.rows.flatMap(({ cells }) => cells.flatMap(({ wrong }) => wrong ?? [])))]
  const step = (event: KeyboardEvent & { readonly currentTarget: HTMLInputElement }) => {
    const rows = event.key === 'ArrowDown' || event.key === 'Enter' ? 1 : event.key === 'ArrowUp' ? -1 : 0
    if (rows === 0) return
    event.preventDefault()
    const inputs = [...(table?.querySelectorAll('input') ?? [])]
    inputs[inputs.indexOf(event.currentTarget) + rows * (props.heads.length - 1)]?.focus()
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
              <For each={props.heads}>{(head) => <th scope="col">{head}</th>}</For>
            </tr>
          </thead>
          <tbody>
            <Index each={props.rows}>
              {(row) => (
                <tr>
                  <td class="variant-label">{row().own}</td>
                  <Index each={row().cells}>
                    {(cell) => (
                      <td>
                        <input
                          lang={props.locale}
                          value={cell().value}
                          maxLength={cell().maxLength}
                          aria-label={cell().label}
                          aria-invalid={cell().wrong ? 'true' : undefined}
                          title={cell().wrong}
                          readOnly={!props.mayWrite}
                          autocomplete="off"
                          onChange={(event) => cell().write(event.currentTarget.value.trim())}
                          onKeyDown={step}
                        />
                      </td>
                    )}
                  </Index>
                </tr>
              )}
            </Index>
          </tbody>
        </table>
      </div>
      <For each={problems()}>
        {(text) => (
          <p class="field-error">
            <Icon name="circle-alert" isSmall />
            {text}
          </p>
        )}
      </For>
    </>
  )
}
