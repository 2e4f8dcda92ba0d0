import { addDays, localTime } from '@onhand/domain/local-time'
import { Field } from '@onhand/ui'
import { useTexts } from '../../lib/texts.ts'

/** Days of the shop's calendar, both included; empty is no bound. */
export type Days = { readonly from: string; readonly to: string }

/** The thirty days up to today on the shop's clock. */
export function lastThirtyDays(timeZone: string, nowMs: number): Days {
  const { date } = localTime(nowMs, timeZone)
  return { from: addDays(date, -29), to: date }
}

/** From which day to which. */
export function DayFields(props: { readonly days: Days; readonly isRequired?: boolean; onChange(days: Days): void }) {
  const { t } = useTexts('reports')
  const set = (change: Partial<Days>) => {
    const days = { ...props.days, ...change }
    if (!props.isRequired || (days.from !== '' && days.to !== '')) props.onChange(days)
  }
  return (
    <div class="report-days">
      <Field
        type="date"
        label={t('reports.from')}
        value={props.days.from}
        max={props.days.to}
        onChange={(event) => set({ from: event.currentTarget.value })}
      />
      <Field
        type="date"
        label={t('reports.to')}
        value={props.days.to}
        min={props.days.from}
        onChange={(event) => set({ to: event.currentTarget.value })}
      />
    </div>
  )
}
