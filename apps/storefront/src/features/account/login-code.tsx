import { Button, Field, Notice } from '@onhand/ui'
import { createSignal, Show } from 'solid-js'
import { usePage } from '../../lib/page.ts'
import { logInWithCode } from './auth-calls.ts'

/** The second step of a log-in, for accounts that asked for one: a code of the app, or one that was kept. */
export function LoginCode(props: { onDone(): void }) {
  const { t } = usePage()
  const [code, setCode] = createSignal('')
  const [isBusy, setIsBusy] = createSignal(false)
  const [isWrong, setIsWrong] = createSignal(false)
  const submit = async () => {
    if (isBusy()) return
    setIsBusy(true)
    const outcome = await logInWithCode(code().trim())
    setIsBusy(false)
    setIsWrong(outcome !== 'ok')
    if (outcome === 'ok') props.onDone()
  }
  return (
    <form
      class="stack"
      novalidate
      onSubmit={(event) => {
        event.preventDefault()
        void submit()
      }}
    >
      <h1>{t('login.codeTitle')}</h1>
      <Show when={isWrong()}>
        <Notice tone="danger">{t('login.codeWrong')}</Notice>
      </Show>
      <Field
        label={t('login.code')}
        hint={t('login.codeHint')}
        autocomplete="one-time-code"
        maxlength="40"
        value={code()}
        onInput={(event) => setCode(event.currentTarget.value)}
      />
      <Button type="submit" isWide isLarge isBusy={isBusy()}>
        {t('login.submit')}
      </Button>
    </form>
  )
}
