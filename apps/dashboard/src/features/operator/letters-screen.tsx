import { Button, EmptyState, showToast } from '@onhand/ui'
import { type Column, confirmAction, DataTable, Drawer, SelectionBar } from '@onhand/ui/desk'
import { createSignal, Show } from 'solid-js'
import type { Answer } from '../../lib/answer.ts'
import { api } from '../../lib/api.ts'
import { failureText } from '../../lib/failure.ts'
import { useOpenRecord } from '../../lib/open-record.ts'
import { createPages } from '../../lib/pages.ts'
import { useTexts } from '../../lib/texts.ts'
import { ScreenHead } from '../frame/screen-head.tsx'
import { OperatorTabs } from './operator-tabs.tsx'

type Letter = Answer<typeof api.operator.deadLetters.query>['items'][number]

/** Messages that could not be worked off: read, sent again or thrown away, one or many. */
export default function LettersScreen() {
  const { t, format } = useTexts('operator')
  const frame = useTexts('frame')
  const record = useOpenRecord()
  const [selected, setSelected] = createSignal<ReadonlySet<string>>(new Set())
  const letters = createPages(
    () => ({}),
    (_asked, cursor) => api.operator.deadLetters.query({ cursor }),
  )
  const openOne = () => letters.rows().find((letter) => letter.id === record.openKey())
  const settle = async (ids: readonly string[], action: 'replay' | 'discard') => {
    const count = ids.length
    const question = { title: t('op.discardTitle', { count }), body: t('op.discardBody'), action: t('op.discard') }
    if (action === 'discard' && !(await confirmAction({ ...question, isDanger: true }))) return
    try {
      await api.operator.settleDeadLetters.mutate({ ids: [...ids], action })
      showToast(action === 'replay' ? t('op.replayed', { count }) : t('op.discarded', { count }))
      setSelected(new Set<string>())
      record.close()
    } catch (error) {
      showToast(failureText(error, frame.t))
    }
    letters.reload()
  }
  const columns: readonly Column<Letter>[] = [
    { key: 'type', label: t('op.letterType'), width: '220px', phone: 'title', cell: (letter) => letter.type },
    {
      key: 'reason',
      label: t('op.reason'),
      phone: 'detail',
      cell: (letter) => <span class="muted">{letter.reason}</span>,
    },
    {
      key: 'parked',
      label: t('op.parked'),
      width: '150px',
      phone: 'end',
      cell: (letter) => <span class="number">{format.dateTime(letter.parkedAtMs)}</span>,
    },
  ]
  return (
    <div class="screen is-table">
      <ScreenHead title={t('op.letters')} />
      <OperatorTabs />
      <SelectionBar count={selected().size} onClear={() => setSelected(new Set<string>())}>
        <Button look="quiet" icon="send" onClick={() => void settle([...selected()], 'replay')}>
          {t('op.replay')}
        </Button>
        <Button look="quiet" icon="trash" onClick={() => void settle([...selected()], 'discard')}>
          {t('op.discard')}
        </Button>
      </SelectionBar>
      <DataTable
        label={t('op.letters')}
        columns={columns}
        rows={letters.rows()}
        state={letters.state()}
        hasMore={letters.hasMore()}
        rowKey={(letter) => letter.id}
        rowName={(letter) => letter.type}
        openKey={record.openKey()}
        selected={selected()}
        onSelect={setSelected}
        onOpen={(letter) => record.open(letter.id)}
        onEnd={letters.more}
        onRetry={letters.reload}
        empty={<EmptyState icon="mail" title={t('op.lettersNone')} hint={t('op.lettersNoneHint')} />}
      />
      <Drawer
        title={openOne()?.type ?? ''}
        isOpen={openOne() !== undefined}
        onClose={record.close}
        footer={
          <>
            <Button icon="send" onClick={() => void settle([openOne()?.id ?? ''], 'replay')}>
              {t('op.replay')}
            </Button>
            <Button look="quiet" icon="trash" onClick={() => void settle([openOne()?.id ?? ''], 'discard')}>
              {t('op.discard')}
            </Button>
          </>
        }
      >
        <Show when={openOne()}>{(letter) => <LetterBody letter={letter()} />}</Show>
      </Drawer>
    </div>
  )
}

function LetterBody(props: { readonly letter: Letter }) {
  const { t, format } = useTexts('operator')
  return (
    <div class="stack">
      <dl class="facts">
        <dt>{t('op.reason')}</dt>
        <dd>{props.letter.reason}</dd>
        <dt>{t('op.parked')}</dt>
        <dd class="number">{format.dateTime(props.letter.parkedAtMs)}</dd>
      </dl>
      <h3>{t('op.body')}</h3>
      <pre class="letter-body" tabindex={0}>
        {readable(props.letter.body)}
      </pre>
    </div>
  )
}

/** JSON with its lines; anything else as it is. */
function readable(body: string): string {
  try {
    return JSON.stringify(JSON.parse(body), null, 2)
  } catch {
    return body
  }
}
