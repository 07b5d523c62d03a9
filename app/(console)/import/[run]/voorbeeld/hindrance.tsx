import Link from 'next/link'
import { getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { Note } from '@/components/ui/note'
import type { RunCounts, RunView } from '@/lib/import/runs/view'
import { visitor } from '../../../visitor'
import { listAddress } from '../../plan/list-state'
import { addressOf } from '../../steps'
import { hindranceOf, hindrancePlace } from './figures'
import { PreviewAgain } from './preview-again'

/** Why a plan cannot be applied whatever is ticked or typed at the foot, and each thing that does help with the way there. */
export async function Hindrance({ run, counts }: { run: RunView; counts: RunCounts }) {
  const t = await getTranslations('importWizard.hindrance')
  const kind = hindranceOf(counts, run.settings.template === 'volledig')
  if (!kind) return null
  const { count, limit } = counts.safeguards.errorRows
  const { reach } = await visitor()
  const accounts = reach.pages.find(({ name }) => name === 'customer-accounts')
  const ways = {
    again: to(`/import?klantaccount=${encodeURIComponent(run.account.code)}`),
    remarks: to(listAddress(addressOf(run.run, 'voorbeeld'), { remarks: true, severity: 'error' })),
    columns: to(addressOf(run.run, 'kolommen')),
    settings: to(addressOf(run.run, 'instellingen')),
    xlsx: saving(`/api/import/${run.run}/downloads/afgekeurd.xlsx`),
    limits: accounts ? to(`${accounts.address}?account=${encodeURIComponent(run.account.code)}`) : (text: ReactNode) => text,
    csv: saving(`/api/import/${run.run}/downloads/afgekeurd.csv`),
  }
  const values = {
    count: kind === 'undetermined-rows' ? counts.undeterminedRows : count,
    total: counts.rows.total,
    limit: limit ?? 0,
    account: run.account.name,
  }
  const helps = kind === 'empty' ? [] : (['mend', 'deliver', ...(kind === 'error-rows' ? ['columns', 'limit'] : ['template'])] as const)
  return (
    <div id={hindrancePlace} tabIndex={-1} className="scroll-mt-4 px-6 pb-4 max-md:px-4">
      <Note kind="error" live title={t(`${kind}.title`, values)} className="max-w-4xl">
        <p>{t.rich(`${kind}.text`, { ...values, ...ways })}</p>
        {helps.length > 0 && (
          <ul className="mt-1 list-disc pl-4">
            {helps.map((help) => (
              <li key={help}>{t.rich(help as 'mend', { ...values, ...ways })}</li>
            ))}
          </ul>
        )}
        {kind === 'error-rows' && (
          <div className="mt-2">
            <PreviewAgain run={run.run} label={t('again')} />
          </div>
        )}
      </Note>
    </div>
  )
}

const look = 'text-accent-text underline'
const to = (href: string) => (text: ReactNode) => (
  <Link prefetch={false} href={href} className={look}>
    {text}
  </Link>
)
// No Link: it would ask for a page, and this is a file.
const saving = (href: string) => (text: ReactNode) => (
  <a href={href} download className={look}>
    {text}
  </a>
)
