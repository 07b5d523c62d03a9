import { getTranslations } from 'next-intl/server'
import type { ListState } from '@/components/data-table/address'
import { DescriptionList } from '@/components/ui/description-list'
import { Panel } from '@/components/ui/panel'
import { Status } from '@/components/ui/status'
import type { Context } from '@/lib/kernel/context'
import { findUser, type GrantView } from '@/lib/users/queries'

const shownGrants = 200

type Props = {
  ctx: Context
  /** The user that is shown; null: a new one, with `copyOf` like the user of that login name. */
  login: string | null
  copyOf?: string
  /** The address of the list, of which the panel keeps everything but what is its own (`gebruiker`, `nieuw`, `zoals`, `paneel`). */
  state: ListState
  closeHref: string
  /** The row before and the row after in the list, for the arrows. */
  previousHref?: string
  nextHref?: string
}

/** One user beside the list: what is known, and its own grants. Someone out of sight and someone who does not exist look alike. */
export async function UserPanel({ ctx, login: named, closeHref }: Props) {
  const login = named ?? ''
  const [found, t, ui, shell, pages] = await Promise.all([
    findUser(ctx, { login }),
    getTranslations('userList'),
    getTranslations('ui'),
    getTranslations('shell'),
    getTranslations('pages'),
  ])
  if (!found) {
    return (
      <Panel title={login} closeHref={closeHref} closeLabel={ui('close')}>
        <p className="text-secondary">{pages('textNotFound')}</p>
      </Panel>
    )
  }
  const { view: user } = found
  const { fields } = user
  const name = [fields.roepnaam ?? fields.voorletters, fields.tussenvoegsels, fields.achternaam].filter(Boolean).join(' ')
  const gender =
    fields.geslacht && t.has(`gender.${fields.geslacht}` as 'gender.M') ? t(`gender.${fields.geslacht}` as 'gender.M') : fields.geslacht
  const names = [
    'voorletters',
    'roepnaam',
    'tussenvoegsels',
    'achternaam',
    'geslacht',
    'personeelsnummer',
    'email',
    'email2',
    'telefoonnummer',
    'telefoonnummer2',
  ] as const
  return (
    <Panel title={name || user.login} subtitle={user.group ?? undefined} closeHref={closeHref} closeLabel={ui('close')}>
      <DescriptionList
        items={[
          {
            name: t('status'),
            value: <Status kind={user.status === 'active' ? 'active' : 'deactivated'}>{t(user.status)}</Status>,
          },
          { name: t('code'), value: user.code },
          { name: t('login'), value: user.login },
          { name: t('level'), value: shell(`level.${user.level}`) },
          { name: t('userGroup'), value: user.group },
          { name: t('role'), value: user.role },
          ...names.map((field) => ({ name: t(`fields.${field}`), value: field === 'geslacht' ? gender : fields[field] })),
          { name: t('netId'), value: user.netId },
        ]}
      />
      <h3 className="mt-5 mb-2 border-line border-t pt-4 font-semibold">
        {t('ownGrants')} <span className="font-regular text-muted">{user.grants.length}</span>
      </h3>
      {user.grants.length === 0 && <p className="text-muted text-small">{t('noGrants')}</p>}
      <ul className="text-small">
        {user.grants.slice(0, shownGrants).map((grant) => (
          <li key={`${grant.werkgevercode} ${grant.afdelingCode} ${grant.personeelsnummer}`} className="flex h-7 items-center gap-3">
            <span className="w-20 text-muted">{t(elementWord[grant.element])}</span>
            <span className="font-mono text-meta">
              {[grant.werkgevercode, grant.afdelingCode ?? grant.personeelsnummer].filter(Boolean).join(' ')}
            </span>
            {grant.autorisatieNiveau !== null && (
              <span className="ml-auto text-muted">{t('depth', { depth: grant.autorisatieNiveau })}</span>
            )}
          </li>
        ))}
      </ul>
      {user.grants.length > shownGrants && (
        <p className="text-muted text-small">{t('moreGrants', { count: user.grants.length - shownGrants })}</p>
      )}
    </Panel>
  )
}

const elementWord = { werkgever: 'employer', afdeling: 'department', werknemer: 'employee' } as const satisfies Record<
  GrantView['element'],
  string
>
