import { FORMAT_NAMES, type FormatName } from '@onhand/catalog-import/format-names'
import { WEIGHT_UNITS, type WeightUnit } from '@onhand/catalog-import/read-file'
import { decimalText } from '@onhand/domain/data-import/decimal'
import type { ImportRunId } from '@onhand/domain/ids'
import { Button, Field, Select, showToast } from '@onhand/ui'
import { NumberField, ProgressBar, Switch } from '@onhand/ui/desk'
import { createEffect, createMemo, createResource, createSignal, For, on, Show } from 'solid-js'
import { failureText } from '../../lib/failure.ts'
import { newId } from '../../lib/new-id.ts'
import { useShop } from '../../lib/session.tsx'
import { useTexts } from '../../lib/texts.ts'
import { usePlaces } from '../stock/places.ts'
import { MappingFields } from './mapping-fields.tsx'
import { type Opened, type ReadSettings, readAll } from './reading.ts'
import { createRun, sendItems } from './send-run.ts'

/** Formats whose files name no unit of weight, and those that may lack prices. */
const WITHOUT_UNIT: readonly FormatName[] = ['bigcommerce', 'bigcommerce-legacy', 'wix', 'squarespace', 'generic']
const WITHOUT_PRICE: readonly FormatName[] = ['openfoodfacts', 'generic']

/** How a chosen file is read and imported, with its first rows in view. */
export function ImportPreview(props: { readonly opened: Opened; onAnother(): void; onSent(runId: ImportRunId): void }) {
  const { t } = useTexts('import')
  const frame = useTexts('frame')
  const { shop } = useShop()
  const { places } = usePlaces()
  const [settings, setSettings] = createSignal<ReadSettings>(props.opened.settings)
  const [choices, setChoices] = createSignal({ taxPercent: 0, stock: true, asDraft: false, dropsBadBarcodes: false })
  const [placeId, setPlaceId] = createSignal<string | null>(null)
  const [sentCount, setSentCount] = createSignal<number | null>(null)
  // One id for this screen: pressing again after a failure goes on with the same import.
  const runId = newId('importRun')
  const set = (change: Partial<ReadSettings>) => setSettings((before) => ({ ...before, ...change }))
  const [reading] = createResource(settings, (now) => readAll({ ...props.opened, settings: now }, shop().currency))
  const place = createMemo(() => places().find((one) => one.locationId === placeId()) ?? places()[0])
  // While it is read anew, what was read before says nothing about the present settings.
  const found = () => (reading.error || reading.loading ? undefined : reading.latest)
  const products = () => found()?.items.filter(({ draft }) => draft !== null).length ?? 0
  createEffect(
    on(
      () => props.opened,
      (opened) => setSettings(opened.settings),
      { defer: true },
    ),
  )

  const send = async () => {
    const read = found()
    const to = place()
    if (!read || !to || sentCount() !== null) return
    setSentCount(0)
    const key = { vendorId: shop().vendorId, runId }
    const { taxPercent, stock, asDraft, dropsBadBarcodes } = choices()
    try {
      await createRun({
        ...key,
        fileName: props.opened.file.name,
        settings: settings(),
        reading: read,
        choices: {
          locationId: to.locationId,
          taxRateBps: Math.round(taxPercent * 100),
          stock: stock ? 'new' : 'none',
          publish: asDraft ? 'draft' : 'as_file',
          dropsBadBarcodes,
        },
      })
      await sendItems(key, read, setSentCount)
      props.onSent(runId)
    } catch (error) {
      setSentCount(null)
      showToast(failureText(error, frame.t, { import_state: () => t('import.refused.state') }))
    }
  }

  return (
    <div class="import-work">
      <section class="panel form" aria-labelledby="import-how">
        <h2 id="import-how">{props.opened.file.name}</h2>
        <p role="status">
          <Show when={found()} fallback={t('import.reading', { file: props.opened.file.name })}>
            {(read) =>
              products() > 0
                ? t('import.found', { count: products(), rows: read().rowCount })
                : t('import.noProducts', { file: props.opened.file.name })
            }
          </Show>
        </p>
        <ReadingFields detected={props.opened.detected} settings={settings()} onChange={set} />
      </section>
      <section class="panel form" aria-labelledby="import-choices">
        <h2 id="import-choices">{t('import.choices')}</h2>
        <Select
          label={t('import.place')}
          value={place()?.locationId ?? ''}
          options={places().map((one) => ({ value: one.locationId, label: one.name }))}
          onChange={(event) => setPlaceId(event.currentTarget.value)}
        />
        <ChoiceFields choices={choices()} onChange={(change) => setChoices((before) => ({ ...before, ...change }))} />
        <Show when={sentCount() !== null}>
          <ProgressBar label={t('import.uploading')} done={sentCount() ?? 0} total={found()?.items.length ?? 1} />
        </Show>
        <div class="panel-actions">
          <Button
            isBusy={sentCount() !== null}
            disabled={!found() || (found()?.items.length ?? 0) === 0 || !place()}
            onClick={() => void send()}
          >
            {t('import.check')}
          </Button>
          <Button look="quiet" onClick={() => props.onAnother()}>
            {t('import.another')}
          </Button>
        </div>
      </section>
      <Show when={props.opened.detected.preview.length > 0}>
        <PreviewTable columns={props.opened.detected.columns} rows={props.opened.detected.preview} />
      </Show>
    </div>
  )
}

/** How the file is read: its format, its columns, and what it leaves open. */
function ReadingFields(props: {
  readonly detected: Opened['detected']
  readonly settings: ReadSettings
  onChange(change: Partial<ReadSettings>): void
}) {
  const { t } = useTexts('import')
  const { shop } = useShop()
  return (
    <>
      <Select
        label={t('import.format')}
        hint={t('import.formatFound')}
        value={props.settings.format}
        options={FORMAT_NAMES.map((name) => ({ value: name, label: t(`import.format.${name}`) }))}
        onChange={(event) => {
          const format = FORMAT_NAMES.find((name) => name === event.currentTarget.value)
          if (format) props.onChange({ format })
        }}
      />
      <Show when={props.settings.format === 'generic'}>
        <MappingFields
          columns={props.detected.columns}
          rows={props.detected.preview}
          mapping={props.settings.mapping}
          onChange={(mapping) => props.onChange({ mapping })}
        />
      </Show>
      <Show when={WITHOUT_UNIT.includes(props.settings.format)}>
        <Select
          label={t('import.weightUnit')}
          value={props.settings.weightUnit}
          options={WEIGHT_UNITS.map((unit) => ({ value: unit, label: unit }))}
          onChange={(event) => {
            const unit = WEIGHT_UNITS.find((one): one is WeightUnit => one === event.currentTarget.value)
            if (unit) props.onChange({ weightUnit: unit })
          }}
        />
      </Show>
      <Show when={WITHOUT_PRICE.includes(props.settings.format)}>
        <Field
          label={`${t('import.price')} (${shop().currency})`}
          inputmode="decimal"
          value={props.settings.price}
          onChange={(event) => props.onChange({ price: decimalText(event.currentTarget.value) ?? '' })}
        />
      </Show>
    </>
  )
}

type Choices = {
  readonly taxPercent: number
  readonly stock: boolean
  readonly asDraft: boolean
  readonly dropsBadBarcodes: boolean
}

/** What is done with what the file says. */
function ChoiceFields(props: { readonly choices: Choices; onChange(change: Partial<Choices>): void }) {
  const { t } = useTexts('import')
  return (
    <>
      <NumberField
        label={t('import.tax')}
        hint={t('import.taxHint')}
        value={props.choices.taxPercent}
        onChange={(percent) => props.onChange({ taxPercent: Math.min(100, Math.max(0, percent ?? 0)) })}
      />
      <Switch label={t('import.stockNew')} isOn={props.choices.stock} onChange={(stock) => props.onChange({ stock })} />
      <Switch
        label={t('import.asDraft')}
        isOn={props.choices.asDraft}
        onChange={(asDraft) => props.onChange({ asDraft })}
      />
      <Switch
        label={t('import.dropBarcodes')}
        isOn={props.choices.dropsBadBarcodes}
        onChange={(dropsBadBarcodes) => props.onChange({ dropsBadBarcodes })}
      />
    </>
  )
}

function PreviewTable(props: { readonly columns: readonly string[]; readonly rows: readonly (readonly string[])[] }) {
  const { t } = useTexts('import')
  return (
    <section class="panel import-rows" aria-labelledby="import-rows">
      <h2 id="import-rows">{t('import.preview')}</h2>
      <section class="import-scroll" tabindex={0} aria-labelledby="import-rows">
        <table>
          <thead>
            <tr>
              <For each={props.columns}>{(name) => <th scope="col">{name}</th>}</For>
            </tr>
          </thead>
          <tbody>
            <For each={props.rows}>
              {(row) => (
                <tr>
                  <For each={row}>{(cell) => <td>{cell.slice(0, 80)}</td>}</For>
                </tr>
              )}
            </For>
          </tbody>
        </table>
      </section>
    </section>
  )
}
