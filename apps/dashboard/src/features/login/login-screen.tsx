import { Button, Field, Logo, Notice } from '@onhand/ui'
import { createSignal, Show } from 'solid-js'
import { type AuthOutcome, logIn, logInWithCode, sendLoginLink } from '../../lib/auth-calls.ts'
import { useSession } from '../../lib/session.tsx'
import { useTexts } from '../../lib/texts.ts'

/** What is typed, and what came of it. */
function createLogin() {
  const { t } = useTexts('frame')
  const session = useSession()
  const [email, setEmail] = createSignal('')
  const [password, setPassword] = createSignal('')
  const [outcome, setOutcome] = createSignal<AuthOutcome | 'email_needed' | 'link_sent' | null>(null)
  const [isBusy, setBusy] = createSignal(false)
  const [code, setCode] = createSignal('')
  const [codeKind, setCodeKind] = createSignal<'app' | 'kept' | null>(null)

  const attempt = async (call: () => Promise<AuthOutcome>): Promise<AuthOutcome | null> => {
    if (isBusy()) return null
    if (!email().includes('@')) {
      setOutcome('email_needed')
      return null
    }
    setBusy(true)
    const came = await call()
    setBusy(false)
    setOutcome(came)
    return came
  }
  const submit = async () => {
    const came = await attempt(() => logIn(email(), password()))
    if (came === 'ok') await session.reload()
    if (came === 'second_factor') setCodeKind('app')
  }
  const submitCode = async () => {
    const kind = codeKind() ?? 'app'
    if ((await attempt(() => logInWithCode(code().replace(/\s/g, ''), kind))) === 'ok') await session.reload()
  }
  const mailLink = async () => {
    if ((await attempt(() => sendLoginLink(email(), location.pathname))) === 'ok') setOutcome('link_sent')
  }
  const trouble = () => {
    const came = outcome()
    if (came === 'wrong') return codeKind() === null ? t('login.wrong') : t('login.codeWrong')
    if (came === 'too_many') return t('login.tooMany')
    return came === 'failed' ? t('login.failed') : null
  }
  const typed = { email, setEmail, password, setPassword, code, setCode, codeKind, setCodeKind }
  return { ...typed, outcome, isBusy, trouble, submit, submitCode, mailLink }
}

/** Log in, or have a link mailed. The address stays: afterwards the screen that was asked for is there. */
export function LoginScreen() {
  const { t } = useTexts('frame')
  const login = createLogin()
  return (
    <main id="main" class="login">
      <div class="login-brand">
        <Logo />
        <span>Onhand</span>
      </div>
      <h1>{t('login.title')}</h1>
      <p class="muted">{t('login.lead')}</p>
      <Show when={login.codeKind() === null} fallback={<CodeForm login={login} />}>
        <PasswordForm login={login} />
      </Show>
    </main>
  )
}

type Login = { readonly login: ReturnType<typeof createLogin> }

/** The second step: six digits of the app, or a code that was kept. */
function CodeForm(props: Login) {
  const { t } = useTexts('frame')
  const { code, setCode, codeKind, setCodeKind, trouble, isBusy, submitCode } = props.login
  return (
    <form
      class="stack"
      novalidate
      onSubmit={(event) => {
        event.preventDefault()
        void submitCode()
      }}
    >
      <p>{t('login.codeLead')}</p>
      <Field
        label={codeKind() === 'kept' ? t('login.codeKept') : t('login.code')}
        inputmode={codeKind() === 'kept' ? 'text' : 'numeric'}
        autocomplete="one-time-code"
        value={code()}
        onInput={(event) => setCode(event.currentTarget.value)}
      />
      <Show when={trouble()}>{(text) => <Notice tone="danger">{text()}</Notice>}</Show>
      <Button type="submit" isLarge isWide isBusy={isBusy()}>
        {t('login.go')}
      </Button>
      <Button look="quiet" isWide onClick={() => setCodeKind('kept')}>
        {t('login.useKept')}
      </Button>
    </form>
  )
}

function PasswordForm(props: Login) {
  const { t, locale } = useTexts('frame')
  const { email, setEmail, password, setPassword, outcome, trouble, isBusy, submit, mailLink } = props.login
  return (
    <form
      class="stack"
      novalidate
      onSubmit={(event) => {
        event.preventDefault()
        void submit()
      }}
    >
      <Field
        label={t('login.email')}
        type="email"
        name="email"
        autocomplete="username"
        value={email()}
        error={outcome() === 'email_needed' ? t('login.emailNeeded') : undefined}
        onInput={(event) => setEmail(event.currentTarget.value)}
      />
      <Field
        label={t('login.password')}
        type="password"
        name="password"
        autocomplete="current-password"
        value={password()}
        onInput={(event) => setPassword(event.currentTarget.value)}
      />
      <Show when={trouble()}>{(text) => <Notice tone="danger">{text()}</Notice>}</Show>
      <Show when={outcome() === 'link_sent'}>
        <Notice icon="mail">{t('login.linkSent', { email: email() })}</Notice>
      </Show>
      <Button type="submit" isLarge isWide isBusy={isBusy()}>
        {t('login.go')}
      </Button>
      <Button look="quiet" isWide onClick={() => void mailLink()}>
        {t('login.link')}
      </Button>
      <a class="login-other" href={`/${locale}/login?new=1`} rel="external">
        {t('login.register')}
      </a>
    </form>
  )
}
