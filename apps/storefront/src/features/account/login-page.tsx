import { Button, EmptyState, Field, Notice } from '@onhand/ui'
import { useLocation, useNavigate } from '@solidjs/router'
import { createSignal, Show } from 'solid-js'
import { usePage } from '../../lib/page.ts'
import { LoginCode } from './login-code.tsx'
import { type AuthOutcome, logIn, register, sendLoginLink } from './auth-calls.ts'

const PASSWORD_LENGTH_MIN = 10

/** What is typed, what is wrong with it, and what came of it. */
function createLogin() {
  const { t, link } = usePage()
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
  const passwordError = () => {
    if (!isChecked()) return undefined
    if (isNew() && password().length < PASSWORD_LENGTH_MIN) return t('login.passwordShort')
    return password() === '' ? t('field.required') : undefined
  }
  const nameError = () => (isChecked() && isNew() && name().trim() === '' ? t('field.required') : undefined)
  const run = async (call: () => Promise<AuthOutcome>, then: () => void) => {
    if (isBusy()) return
    setIsBusy(true)
    const result = await call()
    setIsBusy(false)
    setOutcome(result)
    if (result === 'ok') then()
  }
  const home = link('/account')
  const submit = () => {
    setIsChecked(true)
    if (emailError() || passwordError() || nameError()) return
    const known = { email: email().trim(), password: password() }
    void run(
      () =>
        isNew() ? register({ ...known, name: name().trim(), callbackURL: home }) : logIn(known.email, known.password),
      () => navigate(home, { replace: true }),
    )
  }
  const mailLink = () => {
    setIsChecked(true)
    if (emailError()) return
    setIsChecked(false)
    void run(
      () => sendLoginLink(email().trim(), home),
      () => setIsSent(true),
    )
  }
  const done = () => navigate(home, { replace: true })
  const typed = { email, setEmail, password, setPassword, name, setName }
  return { ...typed, emailError, passwordError, nameError, isNew, isBusy, isSent, outcome, submit, mailLink, done }
}

/** Log in, open an account, or have a link mailed: one form, because all three begin with an e-mail address. */
export function LoginPage() {
  const { t, link } = usePage()
  const login = createLogin()
  const { isNew, outcome, isSent, email } = login
  return (
    <div class="page login">
      <Show when={outcome() === 'second_factor'}>
        <LoginCode onDone={login.done} />
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
        <LoginForm login={login} />
        <p class="or muted small">{t('login.or')}</p>
        <Button look="quiet" icon="mail" isWide isBusy={login.isBusy()} onClick={login.mailLink}>
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

function LoginForm(props: { readonly login: ReturnType<typeof createLogin> }) {
  const { t } = usePage()
  const { isNew, name, setName, email, setEmail, password, setPassword, nameError, emailError, passwordError } =
    props.login
  return (
    <form
      class="stack"
      novalidate
      onSubmit={(event) => {
        event.preventDefault()
        props.login.submit()
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
      <Button type="submit" isWide isLarge isBusy={props.login.isBusy()}>
        {isNew() ? t('login.submitRegister') : t('login.submit')}
      </Button>
    </form>
  )
}

function outcomeText(outcome: AuthOutcome, t: ReturnType<typeof usePage>['t']): string {
  if (outcome === 'wrong') return t('login.wrong')
  if (outcome === 'taken') return t('login.taken')
  return outcome === 'too_many' ? t('login.tooMany') : t('login.failed')
}
