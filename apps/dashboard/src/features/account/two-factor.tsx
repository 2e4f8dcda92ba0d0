import { Button, ErrorState, Field, Notice, showToast, Skeleton } from '@onhand/ui'
import { createResource, createSignal, lazy, Match, Show, Suspense, Switch } from 'solid-js'
import { useTexts } from '../../lib/texts.ts'
import { beginTwoFactor, confirmTwoFactor, endTwoFactor, fetchAccount } from './account-calls.ts'

const QrCode = lazy(() => import('./qr-code.tsx'))

type Step =
  | { readonly kind: 'rest' }
  | { readonly kind: 'password'; readonly isTurningOff: boolean }
  | { readonly kind: 'scan' | 'codes'; readonly uri: string; readonly backupCodes: readonly string[] }

/** Where turning it on or off stands. */
function createSteps() {
  const { t } = useTexts('account')
  const [account, { refetch }] = createResource(fetchAccount)
  const [step, setStep] = createSignal<Step>({ kind: 'rest' })
  const [text, setText] = createSignal('')
  const [trouble, setTrouble] = createSignal<'wrong' | 'failed' | null>(null)
  const go = (next: Step) => {
    setText('')
    setTrouble(null)
    setStep(next)
  }
  /** As it was heard last, also while it is asked again. */
  const known = () => (account.error ? undefined : account.latest)
  const isOn = () => {
    const answer = known()
    return answer?.kind === 'ok' && answer.value.hasTwoFactor
  }
  const withPassword = async (isTurningOff: boolean) => {
    const answer = isTurningOff ? await endTwoFactor(text()) : await beginTwoFactor(text())
    if (answer.kind !== 'ok') return setTrouble(answer.kind)
    if (typeof answer.value === 'object') return go({ kind: 'scan', ...answer.value })
    go({ kind: 'rest' })
    showToast(t('two.turnedOff'))
    void refetch()
  }
  const withCode = async (from: Extract<Step, { uri: string }>) => {
    const answer = await confirmTwoFactor(text().replace(/\s/g, ''))
    if (answer.kind !== 'ok') return setTrouble(answer.kind)
    go({ ...from, kind: 'codes' })
    void refetch()
  }
  const copy = async (codes: readonly string[]) => {
    await navigator.clipboard.writeText(codes.join('\n'))
    showToast(t('two.copied'))
  }
  const asking = () => {
    const now = step()
    return now.kind === 'password' ? now : null
  }
  const enrolling = (kind: 'scan' | 'codes') => {
    const now = step()
    return now.kind === kind && 'uri' in now ? now : null
  }
  return {
    known,
    again: () => void refetch(),
    step,
    text,
    setText,
    trouble,
    go,
    isOn,
    withPassword,
    withCode,
    copy,
    asking,
    enrolling,
  }
}

type Steps = { readonly steps: ReturnType<typeof createSteps> }

/** Turns two-step login on or off. */
export function TwoFactor() {
  const { t } = useTexts('account')
  const steps = createSteps()
  const { known, again, step, go, isOn, copy, asking, enrolling } = steps
  return (
    <section class="panel">
      <h2>{t('two.title')}</h2>
      <p class="muted">{t('two.lead')}</p>
      <Show when={known()} fallback={<Skeleton height="44px" />}>
        <Switch>
          {/* Not heard is not off. */}
          <Match when={step().kind === 'rest' && known()?.kind !== 'ok'}>
            <ErrorState onRetry={again} />
          </Match>
          <Match when={step().kind === 'rest'}>
            <p>{isOn() ? t('two.on') : t('two.off')}</p>
            <div class="panel-actions">
              <Button
                look={isOn() ? 'quiet' : 'primary'}
                onClick={() => go({ kind: 'password', isTurningOff: isOn() })}
              >
                {isOn() ? t('two.turnOff') : t('two.start')}
              </Button>
            </div>
          </Match>
          <Match when={asking()}>{(now) => <PasswordStep steps={steps} isTurningOff={now().isTurningOff} />}</Match>
          <Match when={enrolling('scan')}>{(now) => <ScanStep steps={steps} now={now()} />}</Match>
          <Match when={enrolling('codes')}>
            {(now) => (
              <div class="form">
                <p>{t('two.backup')}</p>
                <code class="key-text">{now().backupCodes.join('  ')}</code>
                <div class="panel-actions">
                  <Button look="quiet" onClick={() => void copy(now().backupCodes)}>
                    {t('two.copy')}
                  </Button>
                  <Button onClick={() => go({ kind: 'rest' })}>{t('two.done')}</Button>
                </div>
              </div>
            )}
          </Match>
        </Switch>
      </Show>
    </section>
  )
}

function PasswordStep(props: Steps & { readonly isTurningOff: boolean }) {
  const { t } = useTexts('account')
  return (
    <form
      class="form"
      onSubmit={(event) => {
        event.preventDefault()
        void props.steps.withPassword(props.isTurningOff)
      }}
    >
      <Field
        label={t('two.password')}
        type="password"
        autocomplete="current-password"
        value={props.steps.text()}
        onInput={(event) => props.steps.setText(event.currentTarget.value)}
      />
      <Trouble steps={props.steps} />
      <Button type="submit">{props.isTurningOff ? t('two.turnOff') : t('two.next')}</Button>
    </form>
  )
}

function ScanStep(props: Steps & { readonly now: Extract<Step, { uri: string }> }) {
  const { t } = useTexts('account')
  return (
    <form
      class="form"
      onSubmit={(event) => {
        event.preventDefault()
        void props.steps.withCode(props.now)
      }}
    >
      <p>{t('two.scan')}</p>
      <Suspense fallback={<Skeleton height="208px" width="208px" />}>
        <QrCode text={props.now.uri} label={t('two.qr')} />
      </Suspense>
      <p class="small muted">{t('two.secret', { secret: new URL(props.now.uri).searchParams.get('secret') ?? '' })}</p>
      <Field
        label={t('two.code')}
        class="login-code"
        inputmode="numeric"
        autocomplete="one-time-code"
        value={props.steps.text()}
        onInput={(event) => props.steps.setText(event.currentTarget.value)}
      />
      <Trouble steps={props.steps} />
      <Button type="submit">{t('two.confirm')}</Button>
    </form>
  )
}

function Trouble(props: Steps) {
  const { t } = useTexts('account')
  return (
    <Show when={props.steps.trouble()}>
      {(kind) => <Notice tone="danger">{kind() === 'wrong' ? t('two.wrong') : t('two.failed')}</Notice>}
    </Show>
  )
}
