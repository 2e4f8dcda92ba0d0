import { loadPieces, loadTexts } from '@onhand/i18n/dashboard/texts'
import { INTL_TAGS } from '@onhand/i18n/locale'
import { render } from 'solid-js/web'
import { App } from './app.tsx'
import { chosenLocale } from './lib/locale.ts'

const locale = chosenLocale()
document.documentElement.lang = INTL_TAGS[locale]
const [pieces] = await Promise.all([loadPieces(locale), loadTexts(['frame', 'pieces'], locale)])
const root = document.querySelector('#app')
if (!root) throw new Error('the page has no place for the dashboard')
render(() => <App locale={locale} pieces={pieces} />, root)
