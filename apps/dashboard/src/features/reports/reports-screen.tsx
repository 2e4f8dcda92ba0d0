import { Tabs } from '@onhand/ui/desk'
import { useSearchParams } from '@solidjs/router'
import { Match, Switch } from 'solid-js'
import { useShop } from '../../lib/session.tsx'
import { useTexts } from '../../lib/texts.ts'
import { ScreenHead } from '../frame/screen-head.tsx'
import '../../styles/reports.css'
import { DownloadTab } from './download-tab.tsx'
import { MailTab } from './mail-tab.tsx'
import { SalesTab } from './sales-tab.tsx'

const TABS = ['sales', 'mail', 'download'] as const

/** How sales go, which reports go out by mail, and every table as a file. */
export default function ReportsScreen() {
  const { t } = useTexts('reports')
  const { shop } = useShop()
  const [search, setSearch] = useSearchParams()
  const chosen = () => TABS.find((tab) => tab === search['tab']) ?? 'sales'
  return (
    <div class="screen">
      <ScreenHead title={t('reports.title')} lead={t('reports.lead')} />
      <Tabs
        label={t('reports.title')}
        tabs={TABS.map((key) => ({ key, label: t(`reports.tab.${key}`) }))}
        chosen={chosen()}
        onChoose={(tab) => setSearch({ tab })}
      >
        <Switch>
          <Match when={chosen() === 'sales'}>
            <SalesTab shop={shop()} />
          </Match>
          <Match when={chosen() === 'mail'}>
            <MailTab shop={shop()} />
          </Match>
          <Match when={chosen() === 'download'}>
            <DownloadTab shop={shop()} />
          </Match>
        </Switch>
      </Tabs>
    </div>
  )
}
