import { Button, EmptyState, Field, Notice } from '@onhand/ui'
import { useLocation, useNavigate } from '@solidjs/router'
import { createSignal, Show } from 'solid-js'
import { usePage } from '../../lib/page.ts'
import { LoginCode } from './login-code.tsx'
import { type AuthOutcome, logIn, register, sendLoginLink } from './auth-calls.ts'

const PASSWORD_LENGTH_MIN = 10

/** Log in, open an account, or have a link mailed: one form, because all three begin with an e-mail address. */
export function LoginPage() {
  const page = usePage()
  const { t, link } = page
  const navigate = useNavigate()
  const where = useLocation()
  const isNew = () => where.query['new'] === '1'
  const [email, setEmail] = createSignal('')
  const [password, setPassword] = createSignal('')
  const [name, setName] = createSignal('')
  const [isBusy, setIsBusy] = createSignal(false)
  const [isSent, setIsSent] = createSignal(false)
  const [isChecked, setIsChecked] = createSignal(false)
  const [outcome, setOutcome] = createSignal<AuthOutcome>('ok')

  const emailError = () => (isChecked() && !/^\S+@\S+\.\S+$/.test(email()) ? t('field.email') : undefined)
  const passwordError = () =>
    isChecked() && isNew() && password().length < PASSWORD_LENGTH_MIN
      ? t('login.passwordShort')
      : isChecked() && password() === ''
        ? t('field.required')
        : undefined
  const nameError = () => (isChecked() && isNew() && name().trim() === '' ? t('field.required') : undefined)
  const run = async (call: () => Promise<AuthOutcome>, then: () => void) => {
    if (isBusy()) return
    setIsBusy(true)
    const result = await call()
    setIsBusy(false)
    setOutcome(result)
    if (result === 'ok') then()
  }
  const submit = () => {
    setIsChecked(true)
    if (emailError() || passwordError() || nameError()) return
    const home = link('/account')
    void run(
      () => (isNew() ? register(name().trim(), email().trim(), password(), home) : logIn(email().trim(), password())),
      () => navigate(home, { replace: true }),
    )
  }
  const mailLink = () => {
    setIsChecked(true)
    if (emailError()) return
    setIsChecked(false)
    void run(
      () => sendLoginLink(email().trim(), link('/account')),
      () => setIsSent(true),
    )
  }
  return (
    <div class="page login">
      <Show when={outcome() === 'second_factor'}>
        <LoginCode onDone={() => navigate(link('/account'), { replace: true })} />
      </Show>
      <Show when={outcome() !== 'second_factor' && isSent()}>
        <EmptyState
          icon="mail"
          title={t('login.magicSent')}
          hint={t('login.magicSentHint', { email: email() })}
          isHeading
        />
      </Show>
      <Show when={outcome() !== 'second_factor' && !isSent()}>
        <h1>{isNew() ? t('login.register') : t('login.title')}</h1>
        <Show when={outcome() !== 'ok'}>
          <Notice tone="danger">{outcomeText(outcome(), t)}</Notice>
        </Show>
        <form
          class="stack"
          novalidate
          onSubmit={(event) => {
            event.preventDefault()
            submit()
          }}
        >
          <Show when={isNew()}>
            <Field
              label={t('login.name')}
              name="name"
              autocomplete="name"
              maxlength="120"
              value={name()}
              error={nameError()}
              onInput={(event) => setName(event.currentTarget.value)}
            />
          </Show>
          <Field
            label={t('login.email')}
            name="email"
            type="email"
            inputmode="email"
            autocomplete="username"
            maxlength="254"
            value={email()}
            error={emailError()}
            onInput={(event) => setEmail(event.currentTarget.value)}
          />
          <Field
            label={t('login.password')}
            name="password"
            type="password"
            autocomplete={isNew() ? 'new-password' : 'current-password'}
            hint={isNew() ? t('login.passwordHint') : undefined}
            maxlength="200"
            value={password()}
            error={passwordError()}
            onInput={(event) => setPassword(event.currentTarget.value)}
          />
          <Button type="submit" isWide isLarge isBusy={isBusy()}>
            {isNew() ? t('login.submitRegister') : t('login.submit')}
          </Button>
        </form>
        <p class="or muted small">{t('login.or')}</p>
        <Button look="quiet" icon="mail" isWide isBusy={isBusy()} onClick={mailLink}>
          {t('login.magic')}
        </Button>
        <p class="small muted">{isNew() ? t('login.magicHint') : `${t('login.forgot')} ${t('login.magicHint')}`}</p>
        <p class="login-other">
          {isNew() ? t('login.haveAccount') : t('login.noAccount')}{' '}
          <a href={isNew() ? link('/login') : link('/login?new=1')}>
            {isNew() ? t('login.title') : t('login.register')}
          </a>
        </p>
        <p class="small muted">{t('login.optional')}</p>
      </Show>
    </div>
  )
}

function outcomeText(outcome: AuthOutcome, t: ReturnType<typeof usePage>['t']): string {
  if (outcome === 'wrong') return t('login.wrong')
  if (outcome === 'taken') return t('login.taken')
  return outcome === 'too_many' ? t('login.tooMany') : t('login.failed')
}
