import { CornerDownRight } from 'lucide-react'
import { getTranslations } from 'next-intl/server'
import { ButtonLink } from '@/components/ui/button'
import { openedEmployers } from '@/lib/access/overview'
import type { Context } from '@/lib/kernel/context'

const shown = 100

/** What the user reaches, employer by employer, each with the paths that lead there (A6). */
export async function AccessTab({ ctx, userId, login, inactive }: { ctx: Context; userId: number; login: string; inactive: boolean }) {
  const [t, employers] = await Promise.all([getTranslations('userForm'), openedEmployers(ctx, userId)])
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-3">
      <p className="text-secondary text-small">
        {t(inactive ? 'access.inactive' : employers.length === 0 ? 'access.none' : 'access.intro')}
      </p>
      {employers.length > 0 && (
        <ul aria-label={t('tabs.access')} className="border-line border-t">
          {employers.map(({ code, name, openings }) => (
            <li key={code} className="border-line border-b py-2">
              <p>
                <span className="mr-2 font-mono text-meta">{code}</span>
                <span className="font-medium">{name}</span>
              </p>
              <ul className="text-secondary text-small">
                {openings.map(({ kind, departments, employees, path }) => (
                  <li key={`${kind} ${path.text}`} className="flex items-start gap-2 pt-0.5">
                    <CornerDownRight aria-hidden className="mt-1 size-3 shrink-0 text-muted" />
                    <span>
                      <span className="text-text">
                        {kind === 'employer'
                          ? t('access.whole')
                          : [
                              departments > 0 && t('access.departments', { count: departments }),
                              t('access.employees', { count: employees }),
                            ]
                              .filter(Boolean)
                              .join(', ')}
                      </span>
                      {': '}
                      {path.text}
                    </span>
                  </li>
                ))}
              </ul>
            </li>
          ))}
        </ul>
      )}
      {employers.length >= shown && <p className="text-muted text-small">{t('access.first', { count: shown })}</p>}
      {employers.length > 0 && (
        <ButtonLink href={`/toegang?gebruiker=${encodeURIComponent(login)}`} className="justify-self-start">
          {t('access.all')}
        </ButtonLink>
      )}
    </div>
  )
}
