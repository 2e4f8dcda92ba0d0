import type { ReportId } from '@onhand/domain/ids'
import { REPORT_PARTS, SHEET_FORMATS } from '@onhand/domain/reports/report'
import { CADENCES } from '@onhand/domain/reports/schedule'
import { LOCALES } from '@onhand/domain/catalog/views'
import { Button, Field, RadioCards, Select, showToast, Skeleton } from '@onhand/ui'
import { Drawer, Switch } from '@onhand/ui/desk'
import { createEffect, createResource, createSignal, For, on, Show } from 'solid-js'
import type { Answer } from '../../lib/answer.ts'
import { api } from '../../lib/api.ts'
import { failureText } from '../../lib/failure.ts'
import { newId } from '../../lib/new-id.ts'
import type { Shop } from '../../lib/session.tsx'
import { useTexts } from '../../lib/texts.ts'
import type { Report } from './mail-tab.tsx'

type Fields = Omit<Report, 'id' | 'nextDueAtMs' | 'lastSentAtMs'> & { readonly reportId: ReportId }
type Reader = Answer<typeof api.report.readers.query>['readers'][number]

const HOURS = Array.from({ length: 24 }, (_, hour) => String(hour))

/** Makes or changes a report, beside the list of them. */
export function ReportForm(props: {
  readonly shop: Shop
  readonly report: Report | 'new' | null
  onClose(): void
  onSaved(name: string): void
}) {
  const { t, locale } = useTexts('reports')
  const frame = useTexts('frame')
  const [fields, setFields] = createSignal<Fields | null>(null)
  const [isTried, setTried] = createSignal(false)
  const [isSaving, setSaving] = createSignal(false)
  const [readers] = createResource(
    () => (props.report === null ? null : props.shop.vendorId),
    (vendorId) => api.report.readers.query({ vendorId }),
  )
  const set = (change: Partial<Fields>) => setFields((before) => (before === null ? null : { ...before, ...change }))
  createEffect(
    on(
      () => props.report,
      (report) => {
        setTried(false)
        if (report === null) return setFields(null)
        if (report !== 'new') {
          const { id, nextDueAtMs: _next, lastSentAtMs: _last, ...rest } = report
          return setFields({ ...rest, reportId: id })
        }
        return setFields(newReport(props.shop, locale))
      },
    ),
  )
  const people = () => (readers.error ? [] : (readers.latest?.readers ?? []))
  const chosen = () => {
    const now = fields()
    return now === null
      ? []
      : people().filter((reader) => mayRead(reader, now) && now.recipientIds.includes(reader.personId))
  }
  const save = async () => {
    const wanted = fields()
    setTried(true)
    if (!wanted || isSaving() || wanted.name.trim() === '' || wanted.parts.length === 0 || chosen().length === 0) return
    setSaving(true)
    try {
      const recipientIds = chosen().map((reader) => reader.personId)
      await api.report.save.mutate({ ...wanted, parts: [...wanted.parts], recipientIds })
      props.onSaved(wanted.name)
    } catch (error) {
      showToast(failureText(error, frame.t, { report_recipients: () => t('reports.wrongRecipients') }))
    } finally {
      setSaving(false)
    }
  }

  return (
    <Drawer
      title={props.report === 'new' ? t('reports.new') : t('reports.edit')}
      isOpen={fields() !== null}
      onClose={() => props.onClose()}
      footer={
        <Button icon="save" isBusy={isSaving()} disabled={readers.loading} onClick={() => void save()}>
          {t('reports.save')}
        </Button>
      }
    >
      <Show when={fields()}>
        {(now) => (
          <form
            class="form"
            novalidate
            onSubmit={(event) => {
              event.preventDefault()
              void save()
            }}
          >
            <WhenAndWhat now={now()} zone={props.shop.timeZone} isTried={isTried()} set={set} />
            <Recipients
              people={people()}
              isAsking={readers.loading}
              fields={now()}
              isWrong={isTried() && chosen().length === 0}
              onChange={(recipientIds) => set({ recipientIds })}
            />
            <FormatAndLanguage now={now()} set={set} />
          </form>
        )}
      </Show>
    </Drawer>
  )
}

type PartProps = { readonly now: Fields; set(change: Partial<Fields>): void }

function WhenAndWhat(props: PartProps & { readonly zone: string; readonly isTried: boolean }) {
  const { t } = useTexts('reports')
  return (
    <>
      <Field
        label={t('reports.name')}
        hint={t('reports.nameHint')}
        maxlength={100}
        value={props.now.name}
        error={props.isTried && props.now.name.trim() === '' ? t('reports.wrongName') : undefined}
        onInput={(event) => props.set({ name: event.currentTarget.value })}
      />
      <RadioCards
        legend={t('reports.cadence')}
        cards={CADENCES.map((value) => ({ value, label: t(`reports.cadence.${value}`) }))}
        value={props.now.cadence}
        onChoose={(value) => {
          const cadence = CADENCES.find((one) => one === value)
          if (cadence) props.set({ cadence })
        }}
      />
      <Select
        label={t('reports.hour')}
        hint={t('reports.hourHint', { zone: props.zone })}
        value={String(props.now.hour)}
        options={HOURS.map((value) => ({ value, label: `${value.padStart(2, '0')}:00` }))}
        onChange={(event) => props.set({ hour: Number(event.currentTarget.value) })}
      />
      <fieldset class="report-choices">
        <legend class="field-label">{t('reports.parts')}</legend>
        <For each={REPORT_PARTS}>
          {(part) => (
            <Switch
              label={t(`reports.part.${part}`)}
              isOn={props.now.parts.includes(part)}
              onChange={(isOn) => props.set({ parts: toggle(props.now.parts, part, isOn) })}
            />
          )}
        </For>
        <Show when={props.isTried && props.now.parts.length === 0}>
          <p class="is-wrong small" role="alert">
            {t('reports.wrongParts')}
          </p>
        </Show>
      </fieldset>
    </>
  )
}

function FormatAndLanguage(props: PartProps) {
  const { t } = useTexts('reports')
  return (
    <>
      <Select
        label={t('reports.format')}
        value={props.now.format}
        options={SHEET_FORMATS.map((value) => ({ value, label: value.toUpperCase() }))}
        onChange={(event) => {
          const format = SHEET_FORMATS.find((one) => one === event.currentTarget.value)
          if (format) props.set({ format })
        }}
      />
      <Select
        label={t('reports.language')}
        value={props.now.locale}
        options={LOCALES.map((value) => ({ value, label: t(`reports.language.${value}`) }))}
        onChange={(event) => {
          const language = LOCALES.find((one) => one === event.currentTarget.value)
          if (language) props.set({ locale: language })
        }}
      />
    </>
  )
}

function newReport(shop: Shop, locale: Fields['locale']): Fields {
  return {
    reportId: newId('report'),
    vendorId: shop.vendorId,
    name: '',
    cadence: 'weekly',
    hour: 8,
    parts: ['sales', 'orders'],
    format: 'xlsx',
    locale,
    recipientIds: [],
    isPaused: false,
  }
}

/** Whom it goes to; those who may not read all of it cannot be chosen. */
function Recipients(props: {
  readonly people: readonly Reader[]
  readonly isAsking: boolean
  readonly fields: Fields
  readonly isWrong: boolean
  onChange(recipientIds: Fields['recipientIds']): void
}) {
  const { t } = useTexts('reports')
  return (
    <fieldset class="report-choices">
      <legend class="field-label">{t('reports.recipients')}</legend>
      <For
        each={props.people}
        fallback={
          <Show when={!props.isAsking} fallback={<Skeleton height="44px" />}>
            <p class="muted">{t('reports.noRecipients')}</p>
          </Show>
        }
      >
        {(reader) => (
          <Switch
            label={reader.name || reader.email}
            hint={mayRead(reader, props.fields) ? reader.email : t('reports.mayNot')}
            isOn={mayRead(reader, props.fields) && props.fields.recipientIds.includes(reader.personId)}
            isDisabled={!mayRead(reader, props.fields)}
            onChange={(isOn) => props.onChange(toggle(props.fields.recipientIds, reader.personId, isOn))}
          />
        )}
      </For>
      <Show when={props.isWrong}>
        <p class="is-wrong small" role="alert">
          {t('reports.wrongRecipients')}
        </p>
      </Show>
    </fieldset>
  )
}

function mayRead(reader: Reader, { parts }: Fields): boolean {
  return parts.every((part) => reader.parts.includes(part))
}

function toggle<Value>(values: readonly Value[], value: Value, isOn: boolean): Value[] {
  return isOn ? [...values.filter((one) => one !== value), value] : values.filter((one) => one !== value)
}
