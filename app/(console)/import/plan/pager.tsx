import { ChevronLeft, ChevronRight } from 'lucide-react'
import { getTranslations } from 'next-intl/server'
import { ButtonLink } from '@/components/ui/button'
import type { PlacedPage } from '@/lib/import/runs/view'

/** Where one is in a long list, and the ways on and back; nothing when all of it is shown. */
export async function Pager({
  page: { items, total, skipped, next, previous },
  address,
}: {
  page: PlacedPage<unknown>
  address: (at: { after?: number; before?: number }) => string
}) {
  if (!next && !previous) return null
  const t = await getTranslations('importWizard.preview')
  return (
    <nav aria-label={t('pages')} className="flex items-center gap-2 px-6 py-3 text-secondary text-small max-md:px-4">
      {previous && (
        <ButtonLink size="small" href={address({ before: Number(previous) })}>
          <ChevronLeft aria-hidden />
          {t('back')}
        </ButtonLink>
      )}
      {next && (
        <ButtonLink size="small" href={address({ after: Number(next) })}>
          {t('forth')}
          <ChevronRight aria-hidden />
        </ButtonLink>
      )}
      <span>{t('range', { from: skipped + 1, to: skipped + items.length, total })}</span>
    </nav>
  )
}
