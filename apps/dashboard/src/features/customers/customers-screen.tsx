import { type CustomerId, isId } from '@onhand/domain/ids'
import { Button, EmptyState, ErrorState, Skeleton } from '@onhand/ui'
import { type Column, DataTable, Drawer, FilterBar } from '@onhand/ui/desk'
import { useSearchParams } from '@solidjs/router'
import { createResource, createSignal, Show } from 'solid-js'
import { api } from '../../lib/api.ts'
import { newId } from '../../lib/new-id.ts'
import { useOpenRecord } from '../../lib/open-record.ts'
import { createPages } from '../../lib/pages.ts'
import { useShop } from '../../lib/session.tsx'
import { useTexts } from '../../lib/texts.ts'
import { ScreenHead } from '../frame/screen-head.tsx'
import { CustomerBody } from './customer-body.tsx'
import { CustomerForm } from './customer-form.tsx'
import type { CustomerLine } from './customer-types.ts'
import { Sums } from './sums.tsx'
import '../../styles/customers.css'

/** Everyone who bought in a shop, and whoever was added by hand; one of them beside the list. */
export default function CustomersScreen() {
  const { t, format } = useTexts('customers')
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
  const columns: readonly Column<CustomerLine>[] = [
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
      <DataTable
        label={t('customers.title')}
        columns={columns}
        rows={pages.rows()}
        state={pages.state()}
        hasMore={pages.hasMore()}
        rowKey={(one) => one.customerId}
        rowName={(one) => one.name}
        openKey={record.openKey()}
        onOpen={(one) => record.open(one.customerId)}
        onEnd={pages.more}
        onRetry={pages.reload}
        empty={
          <EmptyState
            icon="users"
            title={t(words() ? 'customers.noneFound' : 'customers.none')}
            hint={t(words() ? 'customers.noneFoundHint' : 'customers.noneHint')}
          />
        }
      />
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
                  <Show
                    when={isEditing()}
                    fallback={
                      <CustomerBody
                        customer={one()}
                        onEdit={() => setEditing(true)}
                        onMerged={(merged) => {
                          mutate(merged)
                          pages.reload()
                        }}
                        onForgotten={() => {
                          close()
                          pages.reload()
                        }}
                      />
                    }
                  >
                    <CustomerForm
                      customerId={one().customerId}
                      customer={one()}
                      onCancel={() => setEditing(false)}
                      onSaved={(saved) => {
                        mutate(saved)
                        setEditing(false)
                        pages.reload()
                      }}
                    />
                  </Show>
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
