import { getTranslations } from 'next-intl/server'
import { type ListState, withState } from '@/components/data-table/address'
import { Note } from '@/components/ui/note'
import type { Context, Level } from '@/lib/kernel/context'
import { linkHours } from '@/lib/users/commands/link'
import { grantsPage } from '@/lib/users/grant-queries'
import { mayEnter, userForm } from '@/lib/users/panel-queries'
import { choicesFor } from './choices'
import { ClientWords } from './client-words'
import type { Tab } from './editor'
import { UserEditor } from './editor-when-open'
import { tabOf, tabWord } from './tab-of'
import { blank, type Values, valuesOf } from './values'

type Props = { ctx: Context; level: Level; copyOf?: string; state: ListState; closeHref: string }
const there: readonly Tab[] = ['details', 'grants']
const copied = ['level', 'groupId', 'roleId', 'validFrom', 'validUntil'] as const

/** A new user (U1); "zoals": what one may give of another user comes along (L7), who that is does not. */
export async function NewUser({ ctx, level, copyOf, state, closeHref }: Props) {
  const [source, t] = await Promise.all([copyOf ? userForm(ctx, copyOf) : null, getTranslations('userForm')])
  const from = source?.form
  const entered = from ? await mayEnter(ctx, { userId: from.userId, groupId: from.groupId }) : true
  const now = { groupId: entered ? (from?.groupId ?? null) : null, group: from?.group ?? null, fixed: false, clients: false }
  const { defaultRole, ...choices } = await choicesFor(ctx, level, now)
  const values: Values = { ...blank, level: 'user', roleId: defaultRole }
  if (from) for (const name of copied) values[name] = valuesOf(from)[name]
  if (!entered) values.groupId = ''
  const tab = tabOf(state.paneel, there)
  const tabs = there.map((name) => ({
    name,
    label: t(`tabs.${name}`),
    href: withState(state, { paneel: tabWord(name) }, []),
    count: name === 'grants' && source ? source.about.grants : undefined,
  }))
  return (
    <ClientWords>
      <UserEditor
        stored={null}
        values={values}
        choices={choices}
        linkHours={linkHours}
        grants={{
          userId: from?.userId ?? null,
          copy: Boolean(from),
          upTo: source?.about.newestGrant ?? 0,
          editable: true,
          page: from && tab === 'grants' ? await grantsPage(ctx, { userId: from.userId }) : null,
          version: from?.version ?? 0,
        }}
        tab={tab}
        tabs={tabs}
        closeHref={closeHref}
        madeHref={withState(state, { nieuw: undefined, zoals: undefined, paneel: undefined, gebruiker: '{login}' }, [])}
        words={{
          title: from ? t('like', { login: from.login }) : t('new'),
          notes: copyOf && (
            <Note kind={from ? 'info' : 'warning'}>
              <p>{from ? t('copyNote', { login: from.login }) : t('copyMissing', { login: copyOf })}</p>
              {from && !entered && <p>{t('copyNoGroup', { group: from.group ?? '' })}</p>}
            </Note>
          ),
        }}
      />
    </ClientWords>
  )
}
