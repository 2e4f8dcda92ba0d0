import { type CountId, isId } from '@onhand/domain/ids'
import { Button, Field, Notice, RadioCards, Select, showToastOnNext } from '@onhand/ui'
import { Drawer } from '@onhand/ui/desk'
import { createResource, createSignal, Show } from 'solid-js'
import type { Answer } from '../../lib/answer.ts'
import { api } from '../../lib/api.ts'
import { failureText } from '../../lib/failure.ts'
import { newId } from '../../lib/new-id.ts'
import { useShop } from '../../lib/session.tsx'
import { useTexts } from '../../lib/texts.ts'
import { PlaceField } from './place-field.tsx'
import { createPlaceChoice, type Place } from './places.ts'

type Category = Answer<typeof api.catalog.categories.query>[number]
type Props = {
  readonly isOpen: boolean
  readonly places: readonly Place[]
  onClose(): void
  onStarted(countId: CountId): void
}

/** A new count: where, and of what. */
export function CountForm(props: Props) {
  const { t } = useTexts('stock')
  return (
    <Drawer title={t('count.new')} isOpen={props.isOpen} onClose={props.onClose}>
      <Fields {...props} />
    </Drawer>
  )
}

function Fields(props: Props) {
  const { t, format, locale, nowMs } = useTexts('stock')
  const frame = useTexts('frame')
  const { shop } = useShop()
  const [name, setName] = createSignal(format.longDate(nowMs(), shop().timeZone))
  const { place, choose } = createPlaceChoice(() => props.places)
  const [scope, setScope] = createSignal<'place' | 'category'>('place')
  const [categoryId, setCategoryId] = createSignal<string>('')
  const [problem, setProblem] = createSignal<string | null>(null)
  const [isBusy, setBusy] = createSignal(false)
  const [categories] = createResource(
    () => scope() === 'category' || null,
    () => api.catalog.categories.query({ locale }),
  )
  const countId = newId('count')

  const start = async () => {
    const [locationId, chosen] = [place(), categoryId()]
    if (isBusy() || locationId === undefined) return
    setBusy(true)
    const of = scope() === 'category' && isId('category', chosen) ? { categoryId: chosen } : {}
    try {
      const ask = { vendorId: shop().vendorId, countId, locationId, name: name().trim() || t('count.new') }
      const { lineCount } = await api.stock.startCount.mutate({ ...ask, ...of })
      setBusy(false)
      props.onClose()
      showToastOnNext(t('count.started', { count: lineCount }))
      props.onStarted(countId)
    } catch (error) {
      setBusy(false)
      setProblem(failureText(error, frame.t))
    }
  }
  return (
    <form
      class="form"
      novalidate
      onSubmit={(event) => {
        event.preventDefault()
        void start()
      }}
    >
      <Field
        label={t('count.name')}
        hint={t('count.nameHint')}
        value={name()}
        maxlength={120}
        onInput={(event) => setName(event.currentTarget.value)}
      />
      <Show when={props.places.length > 1}>
        <PlaceField label={t('stock.place')} places={props.places} value={place()} onChoose={choose} />
      </Show>
      <RadioCards
        legend={t('count.scope')}
        value={scope()}
        cards={[
          { value: 'place', label: t('count.scope.place') },
          { value: 'category', label: t('count.scope.category') },
        ]}
        onChoose={(value) => setScope(value === 'category' ? 'category' : 'place')}
      />
      <Show when={scope() === 'category' && !categories.error}>
        <Select
          label={t('count.category')}
          value={categoryId()}
          options={[{ value: '', label: '—' }, ...flat(categories.error ? [] : (categories.latest ?? []), '')]}
          onChange={(event) => setCategoryId(event.currentTarget.value)}
        />
      </Show>
      <Show when={problem()}>{(text) => <Notice tone="signal">{text()}</Notice>}</Show>
      <Button type="submit" icon="list-checks" isWide isBusy={isBusy()} disabled={place() === undefined}>
        {t('count.start')}
      </Button>
    </form>
  )
}

function flat(categories: readonly Category[], indent: string): { value: string; label: string }[] {
  return categories.flatMap((one) => [
    { value: one.categoryId, label: `${indent}${one.name}` },
    ...flat(one.children, `${indent}  `),
  ])
}
