import { ArrowRight } from 'lucide-react'
import Link from 'next/link'
import { getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { figure } from '@/app/format'
import { ButtonLink } from '@/components/ui/button'
import type { Language } from '@/lib/kernel/context'
import { type PageName, pageOf } from '@/lib/menus/nodes'
import type { GroupDetails } from '@/lib/user-groups/panel-queries'

/** What else one wants to know of a group: which employers it opens, and which customer accounts import into it. */
export async function About({ group, reachable, language }: { group: GroupDetails; reachable: readonly PageName[]; language: Language }) {
  const t = await getTranslations('groupForm')
  const more = group.employers - group.first.length
  return (
    <>
      <Part title={t('authorised')}>
        <p className="text-secondary">{t('authorisedFor', { count: group.employers, shown: figure(group.employers, language) })}</p>
        {group.first.length > 0 && (
          <ul className="mt-1">
            {group.first.map(({ code, name }) => (
              <li key={code} className="flex h-7 items-center gap-3">
                <span className="w-20 shrink-0 truncate font-mono text-meta">{code}</span>
                <span className="truncate">{name}</span>
              </li>
            ))}
            {more > 0 && <li className="flex h-7 items-center text-muted">{t('andMore', { count: figure(more, language) })}</li>}
          </ul>
        )}
        {group.sets.length > 0 && (
          <p className="mt-1 text-secondary">{t('viaSets', { count: group.sets.length, names: group.sets.join(', ') })}</p>
        )}
        {reachable.includes('employer-authorisation') && (
          <ButtonLink size="small" href={`${pageOf('employer-authorisation').address}?groep=${group.id}`} className="mt-2">
            {t('authorise')}
            <ArrowRight aria-hidden />
          </ButtonLink>
        )}
      </Part>
      <Part title={t('accounts')}>
        {group.accounts.length === 0 && <p className="text-muted">{t('noAccounts')}</p>}
        <ul>
          {group.accounts.map(({ code, name }) => (
            <li key={code} className="flex min-h-7 items-center">
              {reachable.includes('customer-accounts') ? (
                <Link href={`${pageOf('customer-accounts').address}?account=${encodeURIComponent(code)}`} prefetch={false}>
                  {name}
                </Link>
              ) : (
                name
              )}
            </li>
          ))}
        </ul>
      </Part>
    </>
  )
}

/** A part of the panel under the form, with its head. */
export function Part({ title, children }: { title: ReactNode; children: ReactNode }) {
  return (
    <section className="mt-5 border-line border-t pt-4 text-small">
      <h3 className="mb-1.5 font-semibold text-body">{title}</h3>
      {children}
    </section>
  )
}
