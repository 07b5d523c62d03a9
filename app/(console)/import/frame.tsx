import { ChevronLeft, FileSpreadsheet } from 'lucide-react'
import type { Metadata } from 'next'
import Link from 'next/link'
import { getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { Stepper } from '@/components/ui/stepper'
import type { RunView } from '@/lib/import/runs/view'
import { CancelImport } from './cancel-import'
import { ClientWords } from './client-words'
import { addressOf, canShow, isOpen, type StepName, steps } from './steps'

const words = { bestand: 'file', instellingen: 'settings', kolommen: 'columns', voorbeeld: 'preview', resultaat: 'result' } as const

/** The title of a step's page: what the browser's tab and a screen reader say on arriving. */
export async function stepTitle(step: StepName): Promise<Metadata> {
  const t = await getTranslations('importWizard')
  return { title: `${t(`step.${words[step]}`)} · ${t('title')}` }
}

/** The frame of every step: the stepper with what is being imported, the step itself, which scrolls, and its foot, which stays. */
export async function Frame({ step, run, foot, children }: { step: StepName; run?: RunView; foot?: ReactNode; children: ReactNode }) {
  const [t, ui] = await Promise.all([getTranslations('importWizard'), getTranslations('ui')])
  const current = steps.indexOf(step)
  const earlier = steps[current - 1]
  const before = run && earlier && canShow(run, earlier) && step !== 'resultaat' ? addressOf(run.run, earlier) : null
  return (
    <div className="flex min-h-0 min-w-0 flex-1 flex-col">
      <div className="flex h-12 shrink-0 items-center justify-between gap-4 max-md:gap-1 border-line-strong border-b px-6 max-md:h-11 max-md:px-4">
        <div className="flex min-w-0 shrink-0 items-center">
          {before && (
            <Link
              prefetch={false}
              href={before}
              aria-label={ui('previous')}
              className="-ml-3 grid size-(--size-touch) shrink-0 place-items-center rounded-control text-secondary md:hidden"
            >
              <ChevronLeft aria-hidden className="size-4" />
            </Link>
          )}
          <Stepper
            label={t('step.label')}
            current={current}
            position={ui('step', { number: current + 1, total: steps.length })}
            doneWord={ui('stepDone')}
            steps={steps.map((name, index) => ({
              name: t(`step.${words[name]}`),
              href: run && index < current && canShow(run, name) ? addressOf(run.run, name) : undefined,
            }))}
          />
        </div>
        {run && (
          <div className="flex min-w-0 items-center gap-2">
            <p className="flex min-w-0 items-center gap-2 text-secondary text-small">
              <FileSpreadsheet aria-hidden className="size-4 shrink-0 text-muted max-md:hidden" />
              <span className="truncate" title={run.fileName}>
                {run.fileName}
              </span>
              {run.rows !== null && <span className="shrink-0 max-lg:hidden">· {t('frame.rows', { count: run.rows })}</span>}
              <span className="shrink-0 max-lg:hidden">· {run.account.name}</span>
            </p>
            {isOpen(run) && (
              <ClientWords parts={['frame']}>
                <CancelImport run={run.run} file={run.fileName} />
              </ClientWords>
            )}
          </div>
        )}
      </div>
      <div className="min-h-0 min-w-0 flex-1 md:overflow-y-auto">{children}</div>
      {foot}
    </div>
  )
}

/** The one line of a step in large, the sentence under it, and what stands at its right. */
export function Head({ title, side, children }: { title: ReactNode; side?: ReactNode; children?: ReactNode }) {
  return (
    <header className="flex flex-wrap items-end justify-between gap-x-6 gap-y-3 px-6 pt-5 pb-4 max-md:px-4 max-md:pt-4">
      <div className="min-w-60 flex-1">
        <h1 className="max-w-4xl text-balance font-semibold text-page">{title}</h1>
        {children && <div className="mt-0.5 text-secondary">{children}</div>}
      </div>
      {side}
    </header>
  )
}
