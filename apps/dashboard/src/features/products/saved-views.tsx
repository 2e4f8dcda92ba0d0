import { idOf } from '@onhand/domain/ids'
import { Button, Field, showToast } from '@onhand/ui'
import { Dialog, Menu, type MenuItem } from '@onhand/ui/desk'
import { createResource, createSignal } from 'solid-js'
import { api } from '../../lib/api.ts'
import { failureText } from '../../lib/failure.ts'
import { newId } from '../../lib/new-id.ts'
import { useShop } from '../../lib/session.tsx'
import { useTexts } from '../../lib/texts.ts'

/** The person's own views of a screen: open one, keep the present one, forget the one that is open. */
export function SavedViews(props: {
  readonly screen: string
  /** The present view as the address writes it. */
  readonly query: string
  onOpen(query: string): void
}) {
  const { t } = useTexts('products')
  const frame = useTexts('frame')
  const { shop } = useShop()
  const asked = () => ({ vendorId: shop().vendorId, screen: props.screen })
  const [views, { refetch }] = createResource(asked, (ask) => api.savedView.list.query(ask))
  const [isNaming, setNaming] = createSignal(false)
  const [name, setName] = createSignal('')
  const all = () => (views.error ? [] : (views.latest ?? []))
  const open = () => all().find((view) => view.query === props.query)
  const change = async (run: () => Promise<unknown>, done: string) => {
    try {
      await run()
      showToast(done)
    } catch (error) {
      showToast(failureText(error, frame.t))
    }
    await refetch()
  }
  const begin = () => {
    setName('')
    setNaming(true)
  }
  const keep = () => {
    const given = name().trim()
    if (given === '') return
    setNaming(false)
    const view = { id: newId('savedView'), screen: props.screen, name: given, query: props.query }
    void change(
      () => api.savedView.save.mutate({ vendorId: shop().vendorId, view }),
      t('products.viewSaved', { name: given }),
    )
  }
  const items = (): MenuItem[] => {
    const present = open()
    return [
      ...all().map((view) => ({
        label: view.name,
        isChecked: view.query === props.query,
        run: () => props.onOpen(view.query),
      })),
      { label: t('products.saveView'), icon: 'plus', run: begin },
      ...(present
        ? [
            {
              label: t('products.removeView', { name: present.name }),
              icon: 'trash' as const,
              isDanger: true,
              run: () =>
                void change(
                  () =>
                    api.savedView.remove.mutate({
                      vendorId: shop().vendorId,
                      viewId: idOf('savedView', present.id),
                    }),
                  t('products.viewRemoved', { name: present.name }),
                ),
            },
          ]
        : []),
    ]
  }
  return (
    <>
      <Menu label={t('products.views')} class="chip" items={items()}>
        {open()?.name ?? t('products.views')}
      </Menu>
      <Dialog
        title={t('products.saveView')}
        isOpen={isNaming()}
        onClose={() => setNaming(false)}
        actions={
          <>
            <Button look="quiet" onClick={() => setNaming(false)}>
              {t('products.cancel')}
            </Button>
            <Button disabled={name().trim() === ''} onClick={keep}>
              {t('products.save')}
            </Button>
          </>
        }
      >
        <Field
          label={t('products.viewName')}
          maxLength={60}
          onInput={(event) => setName(event.currentTarget.value)}
          onKeyDown={(event) => event.key === 'Enter' && keep()}
        />
      </Dialog>
    </>
  )
}
