import type { Column } from '@onhand/ui/desk'
import { A } from '@solidjs/router'
import { Show } from 'solid-js'
import type { Answer } from '../../lib/answer.ts'
import type { api } from '../../lib/api.ts'
import type { Texts } from '../../lib/texts.ts'

type Line = Answer<typeof api.money.statement.query>['items'][number]

/** The columns of a statement; its times are the shop's, as its months are. */
export function statementColumns(
  { t, format }: Texts<'money'>,
  { timeZone, orderLink }: { readonly timeZone: string; readonly orderLink: (orderId: string) => string },
): readonly Column<Line>[] {
  const money = (line: Line, amountMinor: number | null) => (
    <span class="number">{amountMinor === null ? '' : format.money(amountMinor, line.currency)}</span>
  )
  const fee = (line: Line) => {
    if (line.commissionMinor === null) return ''
    const rate = line.commissionBps === null ? '' : ` (${format.percent(line.commissionBps)})`
    return `${format.money(line.commissionMinor, line.currency)}${rate}`
  }
  return [
    {
      key: 'when',
      label: t('money.when'),
      width: '125px',
      phone: 'detail',
      cell: (line) => <span class="number">{format.dateTime(line.atMs, timeZone)}</span>,
    },
    {
      key: 'what',
      label: t('money.what'),
      width: 'minmax(230px, 2fr)',
      phone: 'title',
      cell: (line) => {
        const text = () => t(`money.kind.${line.kind}`, { number: line.orderNumber ?? '' })
        return (
          <Show when={line.orderId} fallback={text()}>
            {(orderId) => <A href={orderLink(orderId())}>{text()}</A>}
          </Show>
        )
      },
    },
    {
      key: 'gross',
      label: t('money.gross'),
      width: '115px',
      align: 'end',
      cell: (line) => money(line, line.grossMinor),
    },
    {
      key: 'fee',
      label: t('money.fee'),
      width: '135px',
      align: 'end',
      cell: (line) => <span class="number">{fee(line)}</span>,
    },
    {
      key: 'moved',
      label: t('money.moved'),
      width: '115px',
      align: 'end',
      phone: 'end',
      cell: (line) => (
        <strong class="number" classList={{ 'money-in': line.amountMinor > 0, 'money-out': line.amountMinor < 0 }}>
          {format.money(line.amountMinor, line.currency)}
        </strong>
      ),
    },
    {
      key: 'after',
      label: t('money.after'),
      width: '120px',
      align: 'end',
      phone: 'detailEnd',
      cell: (line) => money(line, line.balanceMinor),
    },
  ]
}
