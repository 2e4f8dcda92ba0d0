import { Icon } from '@onhand/ui'
import { useLocation, useNavigate } from '@solidjs/router'
import { createEffect, createSignal, For, Show } from 'solid-js'
import { api } from '../../lib/api.ts'
import { usePage } from '../../lib/page.ts'

/** Long enough that a word is not asked for letter by letter. */
const TYPING_PAUSE_MS = 160

type Suggestion = { readonly title: string; readonly slug: string }

/** The search field, with products that fit what was typed so far. A plain form where there is no script. */
export function SearchBox() {
  const { t, link, locale } = usePage()
  const navigate = useNavigate()
  const where = useLocation()
  const [words, setWords] = createSignal('')
  const [found, setFound] = createSignal<readonly Suggestion[]>([])
  let timer: ReturnType<typeof setTimeout> | undefined
  let box: HTMLFormElement | undefined
  let isTyping = false

  createEffect(() => {
    const query = where.query['q']
    const asked = where.pathname.endsWith('/search') && typeof query === 'string' ? query : ''
    // Somebody who types on while a page is on its way goes on with that.
    if (!(isTyping && box?.contains(document.activeElement))) setWords(asked)
    isTyping = false
    setFound([])
  })
  const type = (text: string) => {
    isTyping = true
    setWords(text)
    clearTimeout(timer)
    if (text.trim() === '') setFound([])
    else timer = setTimeout(() => void suggest(text.trim()), TYPING_PAUSE_MS)
  }
  const suggest = async (query: string) => {
    const answer = await api.catalog.suggest.query({ locale, query }).catch((): readonly Suggestion[] => [])
    // Several shops sell the same thing: its name is offered once.
    if (words().trim() === query) setFound([...new Map(answer.map((one) => [one.title, one])).values()])
  }
  const close = () => {
    clearTimeout(timer)
    setFound([])
  }
  return (
    <search class="search">
      <form
        action={link('/search')}
        method="get"
        ref={box}
        onSubmit={(event) => {
          event.preventDefault()
          isTyping = false
          close()
          if (words().trim()) navigate(link(`/search?q=${encodeURIComponent(words().trim())}`))
        }}
        onFocusOut={(event) => {
          if (!(event.relatedTarget instanceof Node && box?.contains(event.relatedTarget))) close()
        }}
        onKeyDown={(event) => {
          if (event.key === 'Escape') close()
        }}
      >
        <Icon name="search" />
        <input
          type="search"
          name="q"
          value={words()}
          placeholder={t('frame.searchHint')}
          aria-label={t('frame.search')}
          autocomplete="off"
          enterkeyhint="search"
          maxlength="200"
          onInput={(event) => type(event.currentTarget.value)}
        />
        <Show when={found().length > 0}>
          <ul class="suggestions" aria-label={t('search.suggestions')}>
            <For each={found()}>
              {(suggestion) => (
                <li>
                  <a href={link(`/p/${suggestion.slug}`)} onClick={close}>
                    {suggestion.title}
                  </a>
                </li>
              )}
            </For>
          </ul>
        </Show>
      </form>
    </search>
  )
}
