import { Equal, Minus, Plus } from 'lucide-react'
import { getTranslations } from 'next-intl/server'
import { currentLanguage } from '@/app/words'
import { StatusIcon } from '@/components/ui/status'
import { adoptedText } from '@/lib/import/runs/json'
import type { PlanGrantView, PlanUserDetail } from '@/lib/import/runs/view'
import { Change } from './change'
import { RemarkLine } from './remark-line'

/** A user of the plan opened: fields old → new, own grants with what happens to each, and its remarks. */
export async function OpenedUser({ user, mendable }: { user: PlanUserDetail; mendable: string | null }) {
  const [t, language] = await Promise.all([getTranslations('importWizard.preview'), currentLanguage()])
  const { outcome, fields, role, source, rows, grants, added, kept, removed } = user
  const changes = new Set(fields.map(({ field }) => field))
  const deciding = outcome !== 'deactivate' && outcome !== 'protected' && outcome !== 'error'
  const facts = [
    { name: t('code'), value: user.code },
    { name: t('login'), value: changes.has('inlognaam') ? null : user.loginName },
    { name: t('group'), value: changes.has('gebruikersgroep') ? null : user.group },
    { name: t('role'), value: deciding && !changes.has('rol') && role ? `${role} · ${t('stays')}` : null },
    { name: t('lines'), value: rows.join(', ') || null },
  ].filter(({ value }) => value)
  return (
    <div className="grid gap-x-8 gap-y-4 pt-1 pr-6 pb-5 pl-[6.25rem] text-small max-lg:pl-10 md:grid-cols-2 max-md:px-4 max-md:pl-10">
      <section>
        <h2 className="mb-1.5 font-medium text-secondary">{t('fields')}</h2>
        <dl className="grid grid-cols-[7.5rem_1fr] gap-x-3 gap-y-1">
          {fields.map(({ field, old, new: fresh }) => (
            <Pair key={field} name={t(`field.${field as 'rol'}`)}>
              {old === null && outcome === 'create' ? fresh : <Change old={old} fresh={fresh} />}
            </Pair>
          ))}
          {facts.map(({ name, value }) => (
            <Pair key={name} name={name}>
              {value}
            </Pair>
          ))}
          {deciding && (
            <Pair name={t('source')}>
              {source ? t('sourceEmployee', { employer: source.employerCode, number: source.number }) : t('sourceFile')}
            </Pair>
          )}
        </dl>
      </section>
      <section>
        <h2 className="mb-1.5 font-medium text-secondary">
          {t('grants')} {deciding && <span className="font-regular text-muted">{t('after', { count: added + kept })}</span>}
          {outcome === 'deactivate' && <span className="font-regular text-muted">{t('before', { count: removed })}</span>}
        </h2>
        {grants.length === 0 ? (
          <p className="text-muted">{t(outcome === 'error' || outcome === 'protected' ? 'grantsKept' : 'noGrants')}</p>
        ) : (
          <Grants grants={grants} />
        )}
      </section>
      {(user.adopted || user.remarks.length > 0) && (
        <ul className="grid gap-1.5 md:col-span-2">
          {user.adopted && (
            <li className="flex items-center gap-2 text-text">
              <StatusIcon kind="warning" /> {adoptedText(language, user.adopted)}
            </li>
          )}
          {user.remarks.map((remark) => (
            <li key={remark.number}>
              <RemarkLine remark={remark} mendable={mendable} />
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}

function Pair({ name, children }: { name: string; children: React.ReactNode }) {
  return (
    <div className="contents">
      <dt className="text-muted">{name}</dt>
      <dd className="min-w-0 break-words text-text">{children}</dd>
    </div>
  )
}

const signs = { add: [Plus, 'text-positive'], remove: [Minus, 'text-negative'], keep: [Equal, 'text-muted'] } as const
const rank = { add: 0, remove: 1, keep: 2 }
const MOST = 500

async function Grants({ grants }: { grants: PlanGrantView[] }) {
  const t = await getTranslations('importWizard.preview')
  const sorted = [...grants].sort((a, b) => rank[a.action] - rank[b.action])
  return (
    <>
      <ul className="grid gap-y-1">
        {sorted.map((grant, index) => {
          const [Sign, tone] = signs[grant.action]
          return (
            <li key={index} className="flex items-baseline gap-2.5">
              <Sign aria-hidden className={`size-3 shrink-0 self-center ${tone}`} />
              <span className="sr-only">{t(`grantAction.${grant.action}`)}</span>
              <span className="shrink-0 font-mono text-meta">
                {grant.employerCode}
                <span className="ml-2.5 inline-block min-w-18">{grant.departmentCode ?? grant.employeeNumber}</span>
              </span>
              <span className="min-w-0 flex-1 truncate text-text">{grant.departmentName ?? grant.employeeName ?? grant.employerName}</span>
              <span className="shrink-0 text-secondary">
                {grant.element === 'werkgever' ? t('wholeEmployer') : grant.depth !== null && t('depth', { depth: grant.depth })}
              </span>
            </li>
          )
        })}
      </ul>
      {grants.length >= MOST && <p className="mt-2 text-muted">{t('grantsCut')}</p>}
    </>
  )
}
