'use client'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { moment } from '@/app/format'
import { CopyButton } from '@/components/ui/copy-button'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'

/** The one-time link, shown this once to whoever made it; or where it was mailed to; or that none is needed. */
export function OneTimeLink({
  link,
  mailedTo,
  login,
  hours,
}: {
  link: string | null
  mailedTo: string | null
  login: string
  hours: number
}) {
  const t = useTranslations('userForm')
  const ui = useTranslations('ui')
  const [until] = useState(() => moment(new Date(Date.now() + hours * 3_600_000)))
  if (mailedTo) return <p>{t('link.mailed', { address: mailedTo, until })}</p>
  if (!link) return <p>{t('link.none')}</p>
  return (
    <div className="grid gap-2 rounded-region border border-line-strong p-3">
      <Field label={t('link.title', { login })} id="eenmalige-link" help={t('link.once', { until })}>
        <Input mono readOnly value={link} onFocus={(event) => event.currentTarget.select()} className="text-meta" />
      </Field>
      <div className="justify-self-start">
        <CopyButton text={link} words={{ copy: ui('copy'), copied: ui('copied') }} />
      </div>
    </div>
  )
}
