import { getTranslations } from 'next-intl/server'
import { day } from '@/app/format'
import { Status, type StatusKind } from '@/components/ui/status'
import { today } from '@/lib/kernel/clock'
import type { UserForm } from '@/lib/users/panel-queries'
import { validOn } from '@/lib/users/rules'

/** Name and state of a user, in the head of its panel. */
export async function Title({ form }: { form: UserForm }) {
  const t = await getTranslations('userForm')
  const name = [form.firstName ?? form.initials, form.prefixes, form.lastName].filter(Boolean).join(' ')
  const state = (): [StatusKind, string] => {
    if (form.status === 'deactivated') return ['deactivated', t('deactivated')]
    if (!validOn(form, today())) return ['paused', t('outside')]
    if (form.validUntil) return ['until', t('until', { day: day(form.validUntil) })]
    return ['active', t('active')]
  }
  const [kind, word] = state()
  return (
    <span className="flex min-w-0 items-center gap-2">
      <span className="line-clamp-2 min-w-0 break-words">{name || form.login}</span>{' '}
      <Status kind={kind} className="shrink-0 font-regular text-small">
        {word}
      </Status>
    </span>
  )
}
