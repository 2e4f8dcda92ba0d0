import { Skeleton } from '@onhand/ui'
import { For } from 'solid-js'
import { Dynamic } from 'solid-js/web'
import { HOME_CARDS } from '../../lib/home-cards.ts'
import { lazyPart } from '../../lib/lazy-part.tsx'
import { useSession, useShop } from '../../lib/session.tsx'
import { useTexts } from '../../lib/texts.ts'
import { ScreenHead } from '../frame/screen-head.tsx'

const NOON = 12
const EVENING = 18

/** What today asks for: one card per thing that waits or matters, each of them the features' own. */
export default function HomeScreen() {
  const { t, format, locale, nowMs } = useTexts('home')
  const { data } = useSession()
  const { shop, can } = useShop()
  const name = () => data()?.person?.name.split(' ')[0] ?? ''
  const hour = () =>
    Number(
      new Intl.DateTimeFormat('en-GB', { timeZone: shop().timeZone, hour: '2-digit', hourCycle: 'h23' }).format(
        nowMs(),
      ),
    )
  const greeting = () => {
    const part = hour() < NOON ? 'home.morning' : hour() < EVENING ? 'home.day' : 'home.evening'
    return t(part, { name: name() })
  }
  const cards = HOME_CARDS.map((card) => ({ ...card, component: lazyPart(card, locale, Waiting) }))
  const allowed = () => cards.filter((card) => card.permission === null || can(card.permission))
  return (
    <div class="screen">
      <ScreenHead title={greeting()} lead={format.longDate(nowMs(), shop().timeZone)} />
      <div class="home-cards">
        <For each={allowed()}>
          {(card) => (
            <div class="home-slot" classList={{ 'is-wide': card.isWide ?? false }}>
              <Dynamic component={card.component} />
            </div>
          )}
        </For>
      </div>
    </div>
  )
}

function Waiting() {
  return <Skeleton height="160px" />
}
