import { FIELDS, type Field, MANY, type Mapping } from '@onhand/catalog-import/generic-fields'
import { Select } from '@onhand/ui'
import { For } from 'solid-js'
import { useTexts } from '../../lib/texts.ts'

const EXAMPLE_MAX = 24

/** Which column of a table means what. A field that may have several columns keeps those that were guessed beside the one chosen. */
export function MappingFields(props: {
  readonly columns: readonly string[]
  /** The file's first rows: an example tells more than a heading. */
  readonly rows: readonly (readonly string[])[]
  readonly mapping: Mapping
  onChange(mapping: Mapping): void
}) {
  const { t } = useTexts('import')
  const choose = (field: Field, column: string) => {
    const { [field]: _gone, ...rest } = props.mapping
    props.onChange(column === '' ? rest : { ...rest, [field]: column.split('\u001f') })
  }
  const labelOf = (column: string, index: number) => {
    const example = props.rows.map((row) => row[index]?.trim() ?? '').find((text) => text !== '')
    if (example === undefined) return column
    const short = example.length > EXAMPLE_MAX ? `${example.slice(0, EXAMPLE_MAX)}…` : example
    return t('import.column.example', { column, example: short })
  }
  const optionsOf = (field: Field) => {
    const several = props.mapping[field] ?? []
    return [
      { value: '', label: t('import.column.none') },
      ...(MANY.has(field) && several.length > 1
        ? [{ value: several.join('\u001f'), label: t('import.column.several', { columns: several.join(' + ') }) }]
        : []),
      ...props.columns.map((column, index) => ({ value: column, label: labelOf(column, index) })),
    ]
  }
  return (
    <fieldset class="import-mapping">
      <legend>{t('import.columns')}</legend>
      <p class="muted small">{t('import.columnsHint')}</p>
      <div class="import-fields">
        <For each={FIELDS}>
          {(field) => (
            <Select
              label={t(`import.field.${field}`)}
              value={(props.mapping[field] ?? []).join('\u001f')}
              options={optionsOf(field)}
              onChange={(event) => choose(field, event.currentTarget.value)}
            />
          )}
        </For>
      </div>
    </fieldset>
  )
}
