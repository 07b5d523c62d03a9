'use client'
import { useTranslations } from 'next-intl'
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
  if (mailedTo) return <p>{t('link.mailed', { address: mailedTo, hours })}</p>
  if (!link) return <p>{t('link.none')}</p>
  return (
    <div className="grid gap-2 rounded-region border border-line-strong p-3">
      <Field label={t('link.title', { login })} id="eenmalige-koppeling" help={t('link.once', { hours })}>
        <Input mono readOnly value={link} onFocus={(event) => event.currentTarget.select()} className="text-meta" />
      </Field>
      <div className="justify-self-start">
        <CopyButton text={link} words={{ copy: ui('copy'), copied: ui('copied') }} />
      </div>
    </div>
  )
}
