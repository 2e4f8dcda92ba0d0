import { Button, Notice, showToast } from '@onhand/ui'
import { Drawer, Switch } from '@onhand/ui/desk'
import { createSignal, For, Show } from 'solid-js'
import { api } from '../../lib/api.ts'
import { failureText } from '../../lib/failure.ts'
import { newId } from '../../lib/new-id.ts'
import { useShop } from '../../lib/session.tsx'
import { useTexts } from '../../lib/texts.ts'
import { BuyerFields, isEmail } from './buyer-fields.tsx'
import { type DraftLine, draftTotalMinor, emptyLine, isWhole, wireLine } from './order-lines.ts'
import { OrderLineFields } from './order-line-fields.tsx'

/** An order typed in: who, what, how many, for how much. The total is there while one types. */
export function OrderForm(props: { readonly isOpen: boolean; onClose(): void; onTaken(): void }) {
  return (
    <Show when={props.isOpen}>
      <OpenForm onClose={() => props.onClose()} onTaken={() => props.onTaken()} />
    </Show>
  )
}

function OpenForm(props: { onClose(): void; onTaken(): void }) {
  const { t, format, locale } = useTexts('simple')
  const frame = useTexts('frame')
  const { shop } = useShop()
  // Made once: pressing twice, or again after a lost answer, takes the order once.
  const orderId = newId('order')
  const [email, setEmail] = createSignal('')
  const [name, setName] = createSignal('')
  const [lines, setLines] = createSignal<readonly DraftLine[]>([emptyLine(newId('orderLine'))])
  const [isRemitted, setRemitted] = createSignal(false)
  const [isChecked, setChecked] = createSignal(false)
  const [isBusy, setBusy] = createSignal(false)
  const [trouble, setTrouble] = createSignal('')

  let looking: Promise<unknown> = Promise.resolve()
  const look = (one: Promise<void>) => {
    looking = Promise.all([looking, one])
  }
  const isReady = () => isEmail(email()) && name().trim() !== '' && lines().every(isWhole)
  const take = async () => {
    setChecked(true)
    setTrouble('')
    if (!isReady() || isBusy()) return
    setBusy(true)
    try {
      // One of the shop's own things is sold as such, however fast one presses.
      await looking
      const order = await api.vendorOrder.create.mutate({
        vendorId: shop().vendorId,
        orderId,
        contact: { name: name(), email: email().trim() },
        locale,
        lines: lines().map(wireLine),
        expectedTotalMinor: draftTotalMinor(lines()),
        isRemitted: isRemitted(),
      })
      showToast(t('form.done', { number: order.number, name: name() }))
      props.onTaken()
      props.onClose()
    } catch (error) {
      setTrouble(
        failureText(error, frame.t, {
          insufficient_stock: () => t('refused.insufficient_stock'),
          total_changed: () => t('refused.total_changed'),
        }),
      )
    } finally {
      setBusy(false)
    }
  }
  return (
    <Drawer
      title={t('form.title')}
      isOpen
      onClose={() => props.onClose()}
      footer={
        <>
          <p class="plain-total" aria-live="polite">
            {t('form.total')} <strong class="number">{format.money(draftTotalMinor(lines()), shop().currency)}</strong>
          </p>
          <Button isLarge isBusy={isBusy()} onClick={() => void take()}>
            {t('form.save')}
          </Button>
        </>
      }
    >
      <form
        class="form"
        novalidate
        onSubmit={(event) => {
          event.preventDefault()
          void take()
        }}
      >
        <BuyerFields email={email()} name={name()} isChecked={isChecked()} onEmail={setEmail} onName={setName} />
        <For each={lines().map((line) => line.key)}>
          {(key) => (
            <Show when={lines().find((line) => line.key === key)}>
              {(line) => (
                <OrderLineFields
                  line={line()}
                  isChecked={isChecked()}
                  isOnly={lines().length === 1}
                  onChange={(next) => setLines((all) => all.map((one) => (one.key === key ? next : one)))}
                  onLook={look}
                  onRemove={() => setLines((all) => all.filter((one) => one.key !== key))}
                />
              )}
            </Show>
          )}
        </For>
        <Button look="quiet" icon="plus" onClick={() => setLines((all) => [...all, emptyLine(newId('orderLine'))])}>
          {t('form.addLine')}
        </Button>
        <Switch label={t('form.paid')} isOn={isRemitted()} onChange={setRemitted} />
        <Show when={trouble()}>{(text) => <Notice tone="danger">{text()}</Notice>}</Show>
      </form>
    </Drawer>
  )
}
