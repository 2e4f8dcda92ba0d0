import { type Role, ROLES } from '@onhand/domain/identity/permissions'
import { Button, ErrorState, showToast, Skeleton } from '@onhand/ui'
import { confirmAction, StatusPill } from '@onhand/ui/desk'
import { A, useNavigate } from '@solidjs/router'
import { createResource, createSignal, For, Show } from 'solid-js'
import { api } from '../../lib/api.ts'
import { useOptimistic } from '../../lib/optimistic.ts'
import { useSession, useShop } from '../../lib/session.tsx'
import { useTexts } from '../../lib/texts.ts'
import { ScreenHead } from '../frame/screen-head.tsx'
import { InviteDialog } from './invite-dialog.tsx'
import { OwnRoles } from './own-roles.tsx'
import { roleName, teamRefusals } from './team-words.ts'
import '../../styles/team.css'

type View = Awaited<ReturnType<typeof api.team.view.query>>
type Member = View['members'][number]

/** Who works in the shop: members, invitations, and the shop's own roles. */
export default function TeamScreen() {
  const { t } = useTexts('team')
  const { can, link } = useShop()
  const team = createTeam()
  const [isInviting, setInviting] = createSignal(false)
  const choices = (view: View) => [
    ...ROLES.map((role) => ({ value: role as string, label: t(`team.role.${role}`) })),
    ...view.roles.map((role) => ({ value: role.id as string, label: role.name })),
  ]
  return (
    <div class="screen">
      <ScreenHead title={t('team.title')} lead={t('team.lead')}>
        <Show when={can('keys.write')}>
          <A class="button is-quiet" href={link('/team/keys')}>
            {t('keys.title')}
          </A>
        </Show>
        <Show when={can('audit.read')}>
          <A class="button is-quiet" href={link('/team/log')}>
            {t('audit.title')}
          </A>
        </Show>
        <Show when={can('team.write')}>
          <Button icon="plus" onClick={() => setInviting(true)}>
            {t('team.invite')}
          </Button>
        </Show>
      </ScreenHead>
      <Show when={!team.team.error} fallback={<ErrorState onRetry={() => team.refetch()} />}>
        <Show when={team.team.latest} fallback={<Skeleton height="280px" />}>
          {(view) => (
            <>
              <Members view={view()} choices={choices(view())} team={team} />
              <Invitations view={view()} team={team} />
              <Show when={can('team.write')}>
                <OwnRoles roles={view().roles} onChanged={() => team.refetch()} />
              </Show>
              <InviteDialog
                isOpen={isInviting()}
                choices={choices(view())}
                onClose={() => setInviting(false)}
                onInvited={(email) => {
                  setInviting(false)
                  showToast(t('team.sent', { email }))
                  team.refetch()
                }}
              />
            </>
          )}
        </Show>
      </Show>
    </div>
  )
}

type Team = { readonly team: ReturnType<typeof createTeam>; readonly view: View }

function Members(props: Team & { readonly choices: readonly { readonly value: string; readonly label: string }[] }) {
  const { t } = useTexts('team')
  const { can } = useShop()
  return (
    <section class="panel" aria-label={t('team.members')}>
      <ul class="team-list">
        <For each={props.view.members}>
          {(member) => (
            <li>
              <div class="team-who">
                <strong>{member.name || member.email}</strong>
                <span class="small muted">
                  {member.email}
                  <Show when={props.team.isMe(member)}> · {t('team.you')}</Show>
                </span>
              </div>
              <StatusPill tone={member.hasTwoFactor ? 'good' : 'plain'}>
                {member.hasTwoFactor ? t('team.twoFactor') : t('team.noTwoFactor')}
              </StatusPill>
              <Show when={can('team.write')} fallback={<span>{roleName(t, member.role, props.view.roles)}</span>}>
                <select
                  class="team-role"
                  aria-label={t('team.roleOf', { name: member.name })}
                  onChange={(event) => {
                    props.team.changeRole(props.view, member, event.currentTarget.value)
                    event.currentTarget.value = member.role
                  }}
                >
                  <For each={props.choices}>
                    {(choice) => (
                      <option value={choice.value} selected={choice.value === member.role}>
                        {choice.label}
                      </option>
                    )}
                  </For>
                </select>
              </Show>
              <Show when={can('team.write') || props.team.isMe(member)}>
                <Button look="bare" onClick={() => void props.team.remove(props.view, member)}>
                  {props.team.isMe(member) ? t('team.leave') : t('team.remove')}
                </Button>
              </Show>
            </li>
          )}
        </For>
      </ul>
    </section>
  )
}

function Invitations(props: Team) {
  const { t, format } = useTexts('team')
  const { shop, can } = useShop()
  return (
    <Show when={props.view.invitations.length > 0}>
      <section class="panel">
        <h2>{t('team.invitations')}</h2>
        <ul class="team-list">
          <For each={props.view.invitations}>
            {(invitation) => (
              <li>
                <div class="team-who">
                  <strong>{invitation.email}</strong>
                  <span class="small muted">
                    {roleName(t, invitation.role, props.view.roles)} ·{' '}
                    {invitation.expiresAtMs > Date.now()
                      ? t('team.expires', { date: format.longDate(invitation.expiresAtMs, shop().timeZone) })
                      : t('team.expired')}
                  </span>
                </div>
                <Show when={can('team.write')}>
                  <Button look="bare" onClick={() => void props.team.withdraw(props.view, invitation.id)}>
                    {t('team.withdraw')}
                  </Button>
                </Show>
              </li>
            )}
          </For>
        </ul>
      </section>
    </Show>
  )
}

/** The team as it is, and how it is changed: shown at once, taken back when the api refuses. */
function createTeam() {
  const { t } = useTexts('team')
  const { shop } = useShop()
  const session = useSession()
  const optimistic = useOptimistic()
  const [team, { mutate, refetch }] = createResource(
    () => shop().vendorId,
    (vendorId) => api.team.view.query({ vendorId }),
  )
  const words = teamRefusals(t)
  const vendorId = () => shop().vendorId
  const isMe = (member: Member) => member.email === session.data()?.person?.email
  const withMember = (member: Member, role: Member['role']) => (view: View | undefined) =>
    view && { ...view, members: view.members.map((one) => (one === member ? { ...one, role } : one)) }

  const changeRole = (view: View, member: Member, value: string) => {
    const role = ROLES.find((one): one is Role => one === value) ?? view.roles.find((one) => one.id === value)?.id
    if (!role || role === member.role) return
    const { personId } = member
    void optimistic({
      apply: () => mutate(withMember(member, role)),
      rollback: () => mutate(view),
      run: () => api.team.changeRole.mutate({ vendorId: vendorId(), personId, role }),
      done: t('team.roleChanged', { name: member.name, role: roleName(t, role, view.roles) }),
      words,
    })
  }
  const withdraw = (view: View, invitationId: View['invitations'][number]['id']) =>
    optimistic({
      apply: () => mutate({ ...view, invitations: view.invitations.filter((one) => one.id !== invitationId) }),
      rollback: () => mutate(view),
      run: () => api.team.withdraw.mutate({ vendorId: vendorId(), invitationId }),
      done: t('team.withdrawn'),
      words,
    })
  return { team, refetch: () => void refetch(), isMe, changeRole, remove: useRemove(isMe, mutate), withdraw }
}

/** Takes somebody off the team, or leaves it. */
function useRemove(isMe: (member: Member) => boolean, mutate: (view: View) => void) {
  const { t } = useTexts('team')
  const { shop } = useShop()
  const session = useSession()
  const navigate = useNavigate()
  const optimistic = useOptimistic()
  const words = teamRefusals(t)
  return async (view: View, member: Member): Promise<void> => {
    const { name, personId } = member
    const isLeaving = isMe(member)
    const isSure = await confirmAction({
      title: isLeaving ? t('team.leaveTitle') : t('team.removeTitle', { name }),
      body: isLeaving ? t('team.leaveBody') : t('team.removeBody', { name }),
      action: isLeaving ? t('team.leave') : t('team.remove'),
      isDanger: true,
    })
    if (!isSure) return
    const done = await optimistic({
      apply: () => mutate({ ...view, members: view.members.filter((one) => one !== member) }),
      rollback: () => mutate(view),
      run: async () => {
        await api.team.remove.mutate({ vendorId: shop().vendorId, personId })
        return true
      },
      done: isLeaving ? t('team.left') : t('team.removed', { name }),
      words,
    })
    if (done && isLeaving) {
      // Or the way from here would lead back into the shop that was left.
      await session.reload()
      navigate('/')
    }
  }
}
