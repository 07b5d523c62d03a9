import { getTranslations } from 'next-intl/server'
import { moment } from '@/app/format'
import { type ListState, withState } from '@/components/data-table/address'
import { Note } from '@/components/ui/note'
import { countOpened } from '@/lib/access/overview'
import { clientsOfUser } from '@/lib/api-clients/queries'
import { today } from '@/lib/kernel/clock'
import type { Context, Level } from '@/lib/kernel/context'
import type { PageName } from '@/lib/menus/nodes'
import { linkHours } from '@/lib/users/commands/link'
import { grantsPage } from '@/lib/users/grant-queries'
import type { UserAbout, UserForm } from '@/lib/users/panel-queries'
import { validOn } from '@/lib/users/rules'
import { Deactivate } from './acts/deactivate'
import { MoreMenu } from './acts/more-menu'
import { Reactivate } from './acts/reactivate'
import { choicesFor } from './choices'
import { ClientWords } from './client-words'
import type { Tab } from './editor'
import { UserEditor } from './editor-when-open'
import { tabOf, tabWord } from './tab-of'
import { AccessTab } from './tabs/access-tab'
import { HistoryTab } from './tabs/history-tab'
import { SessionsTab } from './tabs/sessions-tab'
import { Title } from './title'
import { valuesOf } from './values'

type Props = {
  ctx: Context
  level: Level
  found: { form: UserForm; about: UserAbout }
  reached: ReadonlySet<PageName>
  state: ListState
  closeHref: string
  walk: React.ReactNode
}

/** The panel of a user that exists: its form, and what stands around it, as far as whoever looks reaches those pages (L8). */
export async function StoredUser({ ctx, level, found: { form, about }, reached, state, closeHref, walk }: Props) {
  const { userId, login } = form
  const [t, clients, opened, choices] = await Promise.all([
    getTranslations('userForm'),
    clientsOfUser(ctx, userId),
    reached.has('access') ? countOpened(ctx, userId) : null,
    choicesFor(ctx, level, { ...form, fixed: !about.rearrangeable, clients: false }),
  ])
  const open = clients.filter((client) => client.state !== 'revoked')
  const there: Tab[] = [
    'details',
    'grants',
    ...(opened === null ? [] : ['access' as const]),
    'sessions',
    ...(reached.has('history') ? ['history' as const] : []),
  ]
  const tab = tabOf(state.paneel, there)
  const counts: Partial<Record<Tab, number>> = { grants: about.grants, access: opened ?? 0, sessions: about.sessions }
  const signedIn = about.lastSignIn ? t('signedIn', { moment: moment(about.lastSignIn) }) : t('neverSignedIn')
  const hidden = about.beyond && form.level === 'user'
  const inactive = form.status === 'deactivated' || !validOn(form, today())
  const employee = about.employee
  return (
    <ClientWords>
      <UserEditor
        stored={{
          userId,
          version: form.version,
          changedBy: about.lastChange?.by ?? null,
          changedAt: about.lastChange && moment(about.lastChange.at),
        }}
        values={valuesOf(form)}
        choices={{ ...choices, clients: hidden ? 'hidden' : open.length > 0 }}
        linkHours={linkHours}
        grants={{
          userId,
          copy: false,
          upTo: about.newestGrant,
          editable: about.rearrangeable,
          page: tab === 'grants' ? await grantsPage(ctx, { userId }) : null,
          version: form.version,
        }}
        tab={tab}
        tabs={there.map((name) => ({
          name,
          label: t(`tabs.${name}`),
          href: withState(state, { paneel: tabWord(name) }, []),
          count: counts[name],
        }))}
        closeHref={closeHref}
        madeHref={closeHref}
        words={{
          title: <Title form={form} />,
          subtitle: [form.group ?? t('noGroup'), signedIn].join(' · '),
          notes: tab === 'details' && employee && (
            <Note>
              {t.rich('fromEmployee', {
                ...employee,
                b: (chunks) =>
                  reached.has('access') ? (
                    <a
                      className="text-accent-text"
                      href={`/toegang?${new URLSearchParams({ werkgever: employee.employer, werknemer: employee.number })}`}
                    >
                      {chunks}
                    </a>
                  ) : (
                    chunks
                  ),
              })}
            </Note>
          ),
        }}
        actions={
          <>
            {walk}
            <MoreMenu
              userId={userId}
              login={login}
              active={form.status === 'active'}
              sessions={about.sessions}
              linkHours={linkHours}
              copyHref={withState(state, { gebruiker: undefined, paneel: undefined, nieuw: '1', zoals: login }, [])}
              explainHref={reached.has('access') ? `/toegang?gebruiker=${encodeURIComponent(login)}` : null}
            />
          </>
        }
        destructive={
          form.status === 'active' ? (
            <Deactivate
              userId={userId}
              login={login}
              sessions={about.sessions}
              grants={about.grants}
              clients={open.filter((client) => client.state === 'active').map((client) => client.application)}
              hidden={hidden}
            />
          ) : (
            <Reactivate userId={userId} login={login} grants={about.grants} clients={open} />
          )
        }
      >
        {tab === 'access' && <AccessTab ctx={ctx} userId={userId} login={login} inactive={inactive} />}
        {tab === 'sessions' && <SessionsTab ctx={ctx} userId={userId} login={login} />}
        {tab === 'history' && <HistoryTab ctx={ctx} login={login} />}
      </UserEditor>
    </ClientWords>
  )
}
