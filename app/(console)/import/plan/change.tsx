import { ArrowRight } from 'lucide-react'
import { getTranslations } from 'next-intl/server'

/** Old → new: the old value struck and cut where there is no room, the new one never. `line`: all of it on one line. */
export async function Change({ old, fresh, line = false }: { old: string | null; fresh: string | null; line?: boolean }) {
  const t = await getTranslations('importWizard.preview')
  return (
    <span className={line ? 'flex min-w-0 items-center gap-1.5' : 'flex flex-wrap items-center gap-x-1.5'}>
      <span className="sr-only">{t('was')}</span>
      {old === null ? (
        <span className="text-muted">{t('empty')}</span>
      ) : (
        <del className={line ? 'min-w-8 truncate text-muted' : 'text-muted'}>{old}</del>
      )}
      <ArrowRight aria-hidden className="size-3 shrink-0 text-muted" />
      <span className="sr-only">{t('becomes')}</span>
      {fresh === null ? <span className="text-muted">{t('empty')}</span> : <ins className="shrink-0 text-text no-underline">{fresh}</ins>}
    </span>
  )
}
