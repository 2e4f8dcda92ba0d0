import { createEffect, createMemo, createSignal, createUniqueId, For, on, Show } from 'solid-js'
import { Icon } from '../icon.tsx'
import type { IconName } from '../icon-names.ts'
import { KeyHint } from './marks.tsx'
import { usePieces } from './pieces-text.tsx'

/** A screen to go to or a thing to do. */
export type Command = {
  readonly key: string
  readonly label: string
  readonly icon: IconName
  readonly keys?: string | undefined
  run(): void
}

const SHOWN_MAX = 12

/** Everything there is, by typing a part of its name. */
export function CommandPalette(props: {
  readonly isOpen: boolean
  readonly commands: readonly Command[]
  onClose(): void
}) {
  const { t } = usePieces()
  const listId = createUniqueId()
  const [text, setText] = createSignal('')
  const [at, setAt] = createSignal(0)
  let dialog: HTMLDialogElement | undefined
  const found = createMemo(() => {
    const words = text().toLocaleLowerCase().split(/\s+/).filter(Boolean)
    return props.commands
      .filter((command) => words.every((word) => command.label.toLocaleLowerCase().includes(word)))
      .slice(0, SHOWN_MAX)
  })
  createEffect(on(found, () => setAt(0)))
  createEffect(() => {
    if (props.isOpen && !dialog?.open) {
      setText('')
      dialog?.showModal()
    }
    if (!props.isOpen && dialog?.open) dialog.close()
  })
  const run = (command: Command | undefined) => {
    if (!command) return
    props.onClose()
    command.run()
  }
  const onKey = (event: KeyboardEvent) => {
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault()
      const step = event.key === 'ArrowDown' ? 1 : -1
      setAt((index) => (index + step + found().length) % Math.max(1, found().length))
    }
    if (event.key === 'Enter') {
      event.preventDefault()
      run(found()[at()])
    }
  }
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the click is only on the veil; Escape closes a dialog by itself
    <dialog
      ref={(element) => {
        dialog = element
      }}
      class="palette"
      aria-label={t('palette.title')}
      onClose={() => props.onClose()}
      onClick={(event) => {
        if (event.target === dialog) props.onClose()
      }}
    >
      <Show when={props.isOpen}>
        <div class="palette-search">
          <Icon name="search" />
          <input
            type="text"
            role="combobox"
            aria-expanded="true"
            aria-controls={listId}
            aria-activedescendant={found()[at()] ? `${listId}-${at()}` : undefined}
            aria-label={t('palette.search')}
            placeholder={t('palette.search')}
            autocomplete="off"
            value={text()}
            onInput={(event) => setText(event.currentTarget.value)}
            onKeyDown={onKey}
          />
        </div>
        <div role="listbox" id={listId} class="palette-list" aria-label={t('palette.title')} tabindex={-1}>
          <For each={found()} fallback={<p class="muted palette-nothing">{t('palette.nothing')}</p>}>
            {(command, index) => (
              // biome-ignore lint/a11y/useKeyWithClickEvents: keys are handled where the focus is, in the text field
              <div
                role="option"
                id={`${listId}-${index()}`}
                tabindex={-1}
                aria-selected={index() === at()}
                class="palette-item"
                onClick={() => run(command)}
                onPointerMove={() => setAt(index())}
              >
                <Icon name={command.icon} />
                <span>{command.label}</span>
                <Show when={command.keys}>{(keys) => <KeyHint keys={keys()} />}</Show>
              </div>
            )}
          </For>
        </div>
      </Show>
    </dialog>
  )
}
