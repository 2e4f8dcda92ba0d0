import { createUniqueId, For, type JSX, Show, splitProps } from 'solid-js'
import { Icon } from './icon.tsx'

type FieldLooks = { readonly label: string; readonly hint?: string | undefined; readonly error?: string | undefined }

function FieldFrame(props: FieldLooks & { readonly id: string; readonly children: JSX.Element }) {
  return (
    <div class="field">
      <label for={props.id}>{props.label}</label>
      {props.children}
      <Show when={props.hint}>
        <p class="field-hint" id={`${props.id}-hint`}>
          {props.hint}
        </p>
      </Show>
      <p class="field-error" id={`${props.id}-error`} hidden={!props.error}>
        <Icon name="circle-alert" isSmall />
        {props.error}
      </p>
    </div>
  )
}

function describedBy(id: string, props: FieldLooks): string | undefined {
  const ids = [props.error ? `${id}-error` : '', props.hint ? `${id}-hint` : ''].filter(Boolean)
  return ids.length > 0 ? ids.join(' ') : undefined
}

/** A text input with its label, hint and error tied to it. */
export function Field(props: FieldLooks & JSX.InputHTMLAttributes<HTMLInputElement>) {
  const [own, rest] = splitProps(props, ['label', 'hint', 'error'])
  const id = createUniqueId()
  return (
    <FieldFrame id={id} {...own}>
      <input {...rest} id={id} aria-invalid={own.error ? 'true' : undefined} aria-describedby={describedBy(id, own)} />
    </FieldFrame>
  )
}

/** A longer text. */
export function TextArea(props: FieldLooks & JSX.TextareaHTMLAttributes<HTMLTextAreaElement>) {
  const [own, rest] = splitProps(props, ['label', 'hint', 'error'])
  const id = createUniqueId()
  return (
    <FieldFrame id={id} {...own}>
      <textarea
        {...rest}
        id={id}
        aria-invalid={own.error ? 'true' : undefined}
        aria-describedby={describedBy(id, own)}
      />
    </FieldFrame>
  )
}

/** The platform's own list of choices: best on phones, and free. */
export function Select(
  props: FieldLooks & {
    readonly options: readonly { readonly value: string; readonly label: string }[]
    readonly value: string
  } & Omit<JSX.SelectHTMLAttributes<HTMLSelectElement>, 'value'>,
) {
  const [own, rest] = splitProps(props, ['label', 'hint', 'error', 'options', 'value'])
  const id = createUniqueId()
  return (
    <FieldFrame id={id} {...own}>
      <select {...rest} id={id} aria-invalid={own.error ? 'true' : undefined} aria-describedby={describedBy(id, own)}>
        <For each={own.options}>
          {(option) => (
            <option value={option.value} selected={option.value === own.value}>
              {option.label}
            </option>
          )}
        </For>
      </select>
    </FieldFrame>
  )
}
