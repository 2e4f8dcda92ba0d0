import { Field } from '@onhand/ui'
import { For, type JSX, Show } from 'solid-js'
import { useShop } from '../../lib/session.tsx'
import { useTexts } from '../../lib/texts.ts'
import { ScreenHead } from '../frame/screen-head.tsx'
import { PartTabs } from '../frame/part-tabs.tsx'
import '../../styles/money.css'
import { type InsightPeriod, SPANS } from './period.ts'
import '../../styles/insight.css'

const PARTS = ['overview', 'sales', 'products', 'stock', 'service', 'searches', 'forecasts'] as const

/** The head of every screen of insight: its parts, and which days are shown. */
export function InsightFrame(props: { readonly period: InsightPeriod; readonly children: JSX.Element }) {
  const { t } = useTexts('insight')
  const { link } = useShop()
  const parts = () =>
    PARTS.map((part) => ({
      href: link(part === 'overview' ? '/insight' : `/insight/${part}`) + props.period.query(),
      label: t(`insight.tab.${part}`),
    }))
  return (
    <div class="screen">
      <ScreenHead title={t('insight.title')} />
      <PartTabs label={t('insight.tabs')} parts={parts()} />
      <PeriodPicker period={props.period} />
      {props.children}
    </div>
  )
}

function PeriodPicker(props: { readonly period: InsightPeriod }) {
  const { t } = useTexts('insight')
  const asked = () => props.period.asked()
  const set = (change: Partial<{ readonly fromDate: string; readonly toDate: string }>) => {
    const days = { ...asked(), ...change }
    if (days.fromDate !== '' && days.toDate !== '' && days.fromDate <= days.toDate) props.period.setDays(days)
  }
  return (
    <fieldset class="insight-period">
      <legend class="hidden-text">{t('insight.period')}</legend>
      <For each={SPANS}>
        {(span) => (
          <button
            type="button"
            class="chip"
            classList={{ 'is-on': props.period.span() === span }}
            aria-pressed={props.period.span() === span}
            onClick={() => props.period.choose(span)}
          >
            {t(`insight.period.${span}`)}
          </button>
        )}
      </For>
      <button
        type="button"
        class="chip"
        classList={{ 'is-on': props.period.span() === null }}
        aria-pressed={props.period.span() === null}
        onClick={() => props.period.setDays(asked())}
      >
        {t('insight.period.own')}
      </button>
      <Show when={props.period.span() === null}>
        <div class="insight-days">
          <Field
            type="date"
            label={t('insight.from')}
            value={asked().fromDate}
            max={asked().toDate}
            onChange={(event) => set({ fromDate: event.currentTarget.value })}
          />
          <Field
            type="date"
            label={t('insight.to')}
            value={asked().toDate}
            min={asked().fromDate}
            onChange={(event) => set({ toDate: event.currentTarget.value })}
          />
        </div>
      </Show>
    </fieldset>
  )
}
