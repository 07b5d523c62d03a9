import Link from 'next/link'
import { getTranslations } from 'next-intl/server'
import { listRuns } from '@/lib/import/runs/list-queries'
import type { Context } from '@/lib/kernel/context'
import { RunTable } from './run-table'

const SHOWN = 5

/** The last few deliveries, each leading to where it stands, and the way to all of them. */
export async function RecentRuns({ ctx }: { ctx: Context }) {
  const [t, runs] = await Promise.all([getTranslations('importWizard.file'), listRuns(ctx)])
  const recent = runs.items.slice(0, SHOWN)
  return (
    <div className="border-line-strong border-t">
      <div className="flex items-baseline justify-between gap-4 px-6 pt-4 pb-2 max-md:px-4">
        <h2 className="font-semibold text-section">{t('recent')}</h2>
        <Link prefetch={false} href="/import/historie" className="text-accent-text text-small">
          {t('all')}
        </Link>
      </div>
      <RunTable runs={recent} label={t('recent')} none={t('none')} />
    </div>
  )
}
