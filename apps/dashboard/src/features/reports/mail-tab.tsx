import { Button, EmptyState, ErrorState, showToast, Skeleton } from '@onhand/ui'
import { confirmAction, StatusPill } from '@onhand/ui/desk'
import { createResource, createSignal, For, Show } from 'solid-js'
import type { Answer } from '../../lib/answer.ts'
import { api } from '../../lib/api.ts'
import { failureText } from '../../lib/failure.ts'
import { type Shop, useShop } from '../../lib/session.tsx'
import { useTexts } from '../../lib/texts.ts'
import { ReportForm } from './report-form.tsx'

/** A report as the api keeps it. */
export type Report = Answer<typeof api.report.list.query>['reports'][number]

/** Reports that go out by themselves: what, when, to whom; paused, sent now, changed, deleted. */
export function MailTab(props: { readonly shop: Shop }) {
  const { t } = useTexts('reports')
  const frame = useTexts('frame')
  const { can } = useShop()
  const [edited, setEdited] = createSignal<Report | 'new' | null>(null)
  const [reports, { refetch }] = createResource(
    () => props.shop.vendorId,
    (vendorId) => api.report.list.query({ vendorId }),
  )
  const list = () => (reports.error ? undefined : reports.latest?.reports)

  const attempt = async (work: () => Promise<unknown>, done?: string) => {
    try {
      await work()
      if (done) showToast(done)
    } catch (error) {
      showToast(failureText(error, frame.t))
    }
    await refetch()
  }
  const save = ({ id, nextDueAtMs: _next, lastSentAtMs: _last, ...report }: Report) =>
    api.report.save.mutate({
      ...report,
      reportId: id,
      parts: [...report.parts],
      recipientIds: [...report.recipientIds],
    })
  const remove = async (report: Report) => {
    const isSure = await confirmAction({
      title: t('reports.removeTitle', { name: report.name }),
      body: t('reports.removeBody'),
      action: t('reports.remove'),
      isDanger: true,
    })
    if (isSure) await attempt(() => api.report.remove.mutate({ vendorId: report.vendorId, reportId: report.id }))
  }

  return (
    <div class="stack">
      <Show when={can('reports.write') && (list()?.length ?? 0) > 0}>
        <div class="panel-actions">
          <Button icon="plus" onClick={() => setEdited('new')}>
            {t('reports.new')}
          </Button>
        </div>
      </Show>
      <Show when={!reports.error} fallback={<ErrorState onRetry={() => void refetch()} />}>
        <Show when={list()} fallback={<Skeleton height="160px" />}>
          {(found) => (
            <ul class="report-list">
              <For
                each={found()}
                fallback={
                  <li>
                    <EmptyState icon="mail" title={t('reports.none')} hint={t('reports.noneHint')}>
                      <Show when={can('reports.write')}>
                        <Button icon="plus" onClick={() => setEdited('new')}>
                          {t('reports.new')}
                        </Button>
                      </Show>
                    </EmptyState>
                  </li>
                }
              >
                {(report) => (
                  <ReportCard
                    report={report}
                    timeZone={props.shop.timeZone}
                    isEditable={can('reports.write')}
                    onEdit={() => setEdited(report)}
                    onPause={() => void attempt(() => save({ ...report, isPaused: !report.isPaused }))}
                    onSend={() =>
                      void attempt(
                        () => api.report.sendNow.mutate({ vendorId: report.vendorId, reportId: report.id }),
                        t('reports.sent', { name: report.name }),
                      )
                    }
                    onRemove={() => void remove(report)}
                  />
                )}
              </For>
            </ul>
          )}
        </Show>
      </Show>
      <ReportForm
        shop={props.shop}
        report={edited()}
        onClose={() => setEdited(null)}
        onSaved={(name) => {
          setEdited(null)
          showToast(t('reports.saved', { name }))
          void refetch()
        }}
      />
    </div>
  )
}

function ReportCard(props: {
  readonly report: Report
  readonly timeZone: string
  readonly isEditable: boolean
  onEdit(): void
  onPause(): void
  onSend(): void
  onRemove(): void
}) {
  const { t, format } = useTexts('reports')
  const when = (atMs: number) => format.dateTime(atMs, props.timeZone)
  return (
    <li class="panel">
      <div class="report-head">
        <h2>{props.report.name}</h2>
        <StatusPill tone={props.report.isPaused ? 'plain' : 'good'}>
          {props.report.isPaused ? t('reports.paused') : t('reports.active')}
        </StatusPill>
      </div>
      <p class="muted">
        {t(`reports.cadence.${props.report.cadence}`)} ·{' '}
        {props.report.parts.map((part) => t(`reports.part.${part}`)).join(', ')} · {props.report.format.toUpperCase()}
      </p>
      <p class="small muted">
        <Show when={!props.report.isPaused}>{t('reports.next', { when: when(props.report.nextDueAtMs) })} · </Show>
        {props.report.lastSentAtMs === null
          ? t('reports.never')
          : t('reports.last', { when: when(props.report.lastSentAtMs) })}
      </p>
      <Show when={props.isEditable}>
        <div class="panel-actions">
          <Show when={!props.report.isPaused}>
            <Button look="quiet" icon="send" onClick={() => props.onSend()}>
              {t('reports.sendNow')}
            </Button>
          </Show>
          <Button look="quiet" onClick={() => props.onPause()}>
            {props.report.isPaused ? t('reports.resume') : t('reports.pause')}
          </Button>
          <Button look="quiet" icon="pencil" onClick={() => props.onEdit()}>
            {t('reports.edit')}
          </Button>
          <Button look="bare" icon="trash" onClick={() => props.onRemove()}>
            {t('reports.remove')}
          </Button>
        </div>
      </Show>
    </li>
  )
}
