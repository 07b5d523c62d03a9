import Link from 'next/link'
import { getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { Note } from '@/components/ui/note'
import { KNOWN_COLUMNS } from '@/lib/import/map/columns'
import type { RunView } from '@/lib/import/runs/view'
import { foldColumn } from '@/lib/kernel/fold'
import { addressOf } from '../../steps'

/** What makes a file that could be read look like another than was meant: no rows, or no column with a name of the import. */
export async function Doubts({ run }: { run: RunView }) {
  const t = await getTranslations('importWizard.doubts')
  const foreign = !run.settings.mapping && !run.file?.header.some((name) => KNOWN_COLUMNS.has(foldColumn(name)))
  const doubt = run.rows === 0 ? 'empty' : foreign ? 'foreign' : null
  if (!doubt) return null
  const again = link(`/import?klantaccount=${encodeURIComponent(run.account.code)}`)
  return (
    <div className="px-6 pb-4 max-md:px-4">
      <Note kind="warning" live title={t(`${doubt}.title`, { file: run.fileName })} className="max-w-2xl">
        {t.rich(`${doubt}.text`, { again, columns: link(addressOf(run.run, 'kolommen')) })}
      </Note>
    </div>
  )
}

const link = (href: string) => (text: ReactNode) => (
  <Link prefetch={false} href={href} className="text-accent-text underline">
    {text}
  </Link>
)
