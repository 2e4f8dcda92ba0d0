import type { Column } from '@onhand/ui/desk'
import type { Texts } from '../../../lib/texts.ts'
import type { GroupRow } from './group-calls.ts'
import { changeWords, groupName, moneyWords } from './group-words.ts'

/** The columns of a table of groups; `shown` rounds so that rows add up. */
export function groupColumns(
  texts: Texts<'groups'>,
  scope: 'shop' | 'market',
  shown: Record<'next7' | 'next28', (row: GroupRow) => number>,
): readonly Column<GroupRow>[] {
  const { t, format } = texts
  const number = (value: number) => format.number(value)
  const end = { align: 'end' } as const
  return [
    {
      key: 'group',
      label: t('groups.group'),
      width: 'minmax(180px, 1fr)',
      phone: 'title',
      cell: (row) => (
        <span class="group-name" classList={{ 'is-total': row.kind === 'total' }} style={{ '--depth': row.depth }}>
          {groupName(texts, row, scope)}
        </span>
      ),
    },
    {
      key: 'sold',
      label: t('groups.sold28'),
      width: '100px',
      ...end,
      phone: 'detail',
      cell: (row) => (
        <>
          {number(row.sold28Units)} <span class="only-phone">{t('groups.sold28Words')}</span>
        </>
      ),
    },
    {
      key: 'next',
      label: t('groups.next28'),
      width: '104px',
      ...end,
      phone: 'end',
      cell: (row) => (
        <strong>
          {number(shown.next28(row))} <span class="only-phone">{t('groups.next28Words')}</span>
        </strong>
      ),
    },
    {
      key: 'band',
      label: t('groups.band'),
      width: '150px',
      ...end,
      cell: (row) => t('groups.between', { low: number(row.next28.lowUnits), high: number(row.next28.highUnits) }),
    },
    {
      key: 'change',
      label: t('groups.change'),
      width: '104px',
      ...end,
      phone: 'detailEnd',
      cell: (row) => changeWords(texts, row),
    },
    { key: 'week', label: t('groups.next7'), width: '96px', ...end, cell: (row) => number(shown.next7(row)) },
    { key: 'value', label: t('groups.value28'), width: '124px', ...end, cell: (row) => moneyWords(texts, row) },
  ]
}
