import { createSignal, createUniqueId, type JSX, Show } from 'solid-js'
import { Icon } from '../icon.tsx'
import { usePieces } from './pieces-text.tsx'

/** Takes files by dropping or choosing. What is done with them is the caller's. */
export function FileDrop(props: {
  readonly label: string
  readonly hint?: string
  /** As for an input: `image/*`, `.csv`. */
  readonly accept?: string
  readonly isMultiple?: boolean
  readonly children?: JSX.Element
  onFiles(files: readonly File[]): void
}) {
  const { t } = usePieces()
  const id = createUniqueId()
  const [isOver, setOver] = createSignal(false)
  const give = (list: FileList | null | undefined) => {
    const files = [...(list ?? [])]
    if (files.length > 0) props.onFiles(props.isMultiple ? files : files.slice(0, 1))
  }
  return (
    <label
      for={id}
      class={isOver() ? 'file-drop is-over' : 'file-drop'}
      onDragOver={(event) => {
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault()
        setOver(false)
        give(event.dataTransfer?.files)
      }}
    >
      <Icon name="upload" />
      <strong>{props.label}</strong>
      <span class="small muted">{props.hint ?? t('file.drop')}</span>
      <Show when={props.children}>{props.children}</Show>
      <input
        id={id}
        type="file"
        class="hidden-text"
        accept={props.accept}
        multiple={props.isMultiple ?? false}
        onChange={(event) => {
          give(event.currentTarget.files)
          event.currentTarget.value = ''
        }}
      />
    </label>
  )
}
