import { Button, ErrorState, showToast, Skeleton } from '@onhand/ui'
import { createResource, For, Show } from 'solid-js'
import { useTexts } from '../../lib/texts.ts'
import { type Answer, endDevice, endOtherDevices, fetchAccount, fetchDevices } from './account-calls.ts'

/** Where the account is logged in, with a way out of each. */
export function Devices() {
  const { t, format } = useTexts('account')
  const [devices, { refetch }] = createResource(async () => {
    const [all, here] = await Promise.all([fetchDevices(), fetchAccount()])
    if (all.kind !== 'ok' || here.kind !== 'ok') return null
    return all.value.map((device) => ({ ...device, isHere: device.token === here.value.token }))
  })
  const end = async (work: () => Promise<Answer<unknown>>) => {
    const { kind } = await work()
    showToast(kind === 'ok' ? t('devices.ended') : t('two.failed'))
    void refetch()
  }
  return (
    <section class="panel">
      <h2>{t('devices.title')}</h2>
      <Show when={!devices.loading || devices.latest} fallback={<Skeleton height="64px" />}>
        <Show when={devices.latest} fallback={<ErrorState onRetry={() => void refetch()} />}>
          {(all) => (
            <>
              <ul class="team-list">
                <For each={all()}>
                  {(device) => (
                    <li>
                      <div class="team-who">
                        <strong>{browserOf(device.userAgent) ?? t('devices.unknown')}</strong>
                        <span class="small muted">
                          {device.isHere
                            ? t('devices.here')
                            : t('devices.since', { date: format.dateTime(Date.parse(device.createdAt)) })}
                        </span>
                      </div>
                      <Show when={!device.isHere}>
                        <Button look="bare" onClick={() => void end(() => endDevice(device.token))}>
                          {t('devices.end')}
                        </Button>
                      </Show>
                    </li>
                  )}
                </For>
              </ul>
              <Show when={all().length > 1}>
                <div class="panel-actions">
                  <Button look="quiet" onClick={() => void end(endOtherDevices)}>
                    {t('devices.endOthers')}
                  </Button>
                </div>
              </Show>
            </>
          )}
        </Show>
      </Show>
    </section>
  )
}

/** A browser and its system, as far as it says so. */
function browserOf(userAgent: string | null): string | null {
  if (userAgent === null) return null
  const browser = /(Edg|OPR|Firefox|Chrome|Safari)\//.exec(userAgent)?.[1]
  const system = /(iPhone|iPad|Android|Windows|Mac OS X|Linux)/.exec(userAgent)?.[1]
  if (!browser) return null
  const names: Readonly<Record<string, string>> = { Edg: 'Edge', OPR: 'Opera', 'Mac OS X': 'macOS' }
  return [browser, system]
    .map((name) => names[name ?? ''] ?? name)
    .filter(Boolean)
    .join(' · ')
}
