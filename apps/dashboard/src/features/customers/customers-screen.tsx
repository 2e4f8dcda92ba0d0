import { type CustomerId, isId } from '@onhand/domain/ids'
import { Button, EmptyState, ErrorState, Skeleton } from '@onhand/ui'
import { type Column, DataTable, Drawer, FilterBar } from '@onhand/ui/desk'
import { useSearchParams } from '@solidjs/router'
import { createResource, createSignal, Show } from 'solid-js'
import { api } from '../../lib/api.ts'
import { newId } from '../../lib/new-id.ts'
import { useOpenRecord } from '../../lib/open-record.ts'
import { createPages, type Pages } from '../../lib/pages.ts'
import { useShop } from '../../lib/session.tsx'
import { type Texts, useTexts } from '../../lib/texts.ts'
import { ScreenHead } from '../frame/screen-head.tsx'
import { CustomerBody } from './customer-body.tsx'
import { CustomerForm } from './customer-form.tsx'
import type { Customer, CustomerLine } from './customer-types.ts'
import { Sums } from './sums.tsx'
import '../../styles/customers.css'

/** Everyone who bought in a shop, and whoever was added by hand; one of them beside the list. */
export default function CustomersScreen() {
  const { t } = useTexts('customers')
  const { shop, can } = useShop()
  const record = useOpenRecord()
  const [search, setSearch] = useSearchParams()
  const words = () => (typeof search['words'] === 'string' ? search['words'] : '')
  const [isEditing, setEditing] = createSignal(false)
  const [newCustomerId, setNewCustomerId] = createSignal<CustomerId | null>(null)
  const pages = createPages(
    () => ({ vendorId: shop().vendorId, words: words() }),
    (asked, cursor) => api.customer.list.query({ ...asked, cursor, limit: 100 }),
  )
  const openId = (): CustomerId | null => {
    const key = record.openKey()
    return key !== null && isId('customer', key) ? key : null
  }
  const [customer, { mutate, refetch }] = createResource(
    () => {
      const customerId = openId()
      return customerId && { vendorId: shop().vendorId, customerId }
    },
    (asked) => api.customer.get.query(asked),
  )
  const shown = () =>
    customer.error ? undefined : customer.latest?.customerId === openId() ? customer.latest : undefined
  const close = () => {
    setEditing(false)
    setNewCustomerId(null)
    record.close()
  }
  const add = () => setNewCustomerId(newId('customer'))
  return (
    <div class="screen is-table customers">
      <ScreenHead title={t('customers.title')}>
        <Show when={can('customers.write')}>
          <Button icon="user-plus" onClick={add}>
            {t('customers.add')}
          </Button>
        </Show>
      </ScreenHead>
      <FilterBar
        search={{
          label: t('customers.search'),
          text: words(),
          onSearch: (text) => setSearch({ words: text || null }, { scroll: false, replace: true }),
        }}
      />
      <CustomerTable pages={pages} isSearched={words() !== ''} openKey={record.openKey()} onOpen={record.open} />
      <Drawer
        title={newCustomerId() ? t('customers.add') : (shown()?.name ?? t('customers.title'))}
        isOpen={openId() !== null || newCustomerId() !== null}
        onClose={close}
      >
        <Show
          when={newCustomerId()}
          fallback={
            <Show when={!customer.error} fallback={<ErrorState onRetry={() => void refetch()} />}>
              <Show when={shown()} fallback={<Skeleton height="280px" />}>
                {(one) => (
                  <KnownCustomer
                    customer={one()}
                    isEditing={isEditing()}
                    onEdit={setEditing}
                    onChanged={(changed) => {
                      mutate(changed)
                      setEditing(false)
                      pages.reload()
                    }}
                    onForgotten={() => {
                      close()
                      pages.reload()
                    }}
                  />
                )}
              </Show>
            </Show>
          }
        >
          {(id) => (
            <CustomerForm
              customerId={id()}
              customer={null}
              onCancel={close}
              onSaved={(saved) => {
                setNewCustomerId(null)
                pages.reload()
                record.open(saved.customerId)
              }}
            />
          )}
        </Show>
      </Drawer>
    </div>
  )
}

function CustomerTable(props: {
  readonly pages: Pages<CustomerLine>
  readonly isSearched: boolean
  readonly openKey: string | null
  onOpen(customerId: string): void
}) {
  const texts = useTexts('customers')
  const { t } = texts
  return (
    <DataTable
      label={t('customers.title')}
      columns={customerColumns(texts)}
      rows={props.pages.rows()}
      state={props.pages.state()}
      hasMore={props.pages.hasMore()}
      rowKey={(one) => one.customerId}
      rowName={(one) => one.name}
      openKey={props.openKey}
      onOpen={(one) => props.onOpen(one.customerId)}
      onEnd={props.pages.more}
      onRetry={props.pages.reload}
      empty={
        <EmptyState
          icon="users"
          title={t(props.isSearched ? 'customers.noneFound' : 'customers.none')}
          hint={t(props.isSearched ? 'customers.noneFoundHint' : 'customers.noneHint')}
        />
      }
    />
  )
}

/** A customer that is there: looked at, or changed. */
function KnownCustomer(props: {
  readonly customer: Customer
  readonly isEditing: boolean
  onEdit(isEditing: boolean): void
  onChanged(customer: Customer): void
  onForgotten(): void
}) {
  return (
    <Show
      when={props.isEditing}
      fallback={
        <CustomerBody
          customer={props.customer}
          onEdit={() => props.onEdit(true)}
          onMerged={props.onChanged}
          onForgotten={props.onForgotten}
        />
      }
    >
      <CustomerForm
        customerId={props.customer.customerId}
        customer={props.customer}
        onCancel={() => props.onEdit(false)}
        onSaved={props.onChanged}
      />
    </Show>
  )
}

function customerColumns({ t, format }: Texts<'customers'>): readonly Column<CustomerLine>[] {
  return [
    { key: 'name', label: t('customers.name'), width: 'minmax(96px, 1fr)', phone: 'title', cell: (one) => one.name },
    {
      key: 'email',
      label: t('customers.email'),
      width: 'minmax(110px, 1fr)',
      phone: 'detail',
      cell: (one) => <span class="muted">{one.email}</span>,
    },
    {
      key: 'phone',
      label: t('customers.phone'),
      width: '116px',
      cell: (one) => <span class="number">{one.phone}</span>,
    },
    {
      key: 'orders',
      label: t('customers.orders'),
      width: '72px',
      align: 'end',
      cell: (one) => (
        <span class="number">{format.number(one.totals.reduce((count, sum) => count + sum.orderCount, 0))}</span>
      ),
    },
    {
      key: 'last',
      label: t('customers.lastOrder'),
      width: '116px',
      phone: 'detailEnd',
      cell: (one) => <span class="number">{one.lastOrderAtMs === null ? '' : format.dateTime(one.lastOrderAtMs)}</span>,
    },
    {
      key: 'total',
      label: t('customers.total'),
      width: '96px',
      align: 'end',
      cell: (one) => <Sums totals={one.totals} of="totalMinor" />,
    },
    {
      key: 'owed',
      label: t('customers.owed'),
      width: '96px',
      align: 'end',
      phone: 'end',
      isNamedOnPhone: true,
      cell: (one) => <Sums totals={one.totals} of="owedMinor" />,
    },
  ]
}
