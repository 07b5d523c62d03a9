import { getTranslations } from 'next-intl/server'
import { currentLanguage } from '@/app/words'
import { ActionBar } from '@/components/ui/action-bar'
import { ButtonLink } from '@/components/ui/button'
import { Note } from '@/components/ui/note'
import { failureText } from '@/lib/import/runs/json'
import type { RunCounts, RunView } from '@/lib/import/runs/view'
import { ClientWords } from '../../client-words'
import { Frame, Head, stepTitle } from '../../frame'
import { readListState, type Search } from '../../plan/list-state'
import { PlanList } from '../../plan/plan-list'
import { PlanFacts, sentenceOf } from '../../plan/sentence'
import { addressOf, isOpen } from '../../steps'
import { UnderWay } from '../../under-way'
import { type RunParams, runOf, workOf } from '../run-of'
import { CommitFoot } from './commit-foot'
import { Hindrance } from './hindrance'
import { PreviewAgain } from './preview-again'

export const generateMetadata = () => stepTitle('voorbeeld')

/** Step Voorbeeld: what would happen, in one sentence, figures and rows, with what Verwerken brings about at the foot. */
export default async function PreviewPage({ params, searchParams }: RunParams & { searchParams: Promise<Search> }) {
  const { ctx, run } = await runOf(params, 'voorbeeld')
  if (run.status === 'failed') return <Failed run={run} />
  if (!run.counts || run.phase !== 'planned' || run.status === 'committing') return <Working run={run} />
  const t = await getTranslations('importWizard')
  const [title, state] = [await sentenceOf(run.counts), readListState(await searchParams)]
  return (
    <Frame step="voorbeeld" run={run} foot={<Foot run={run} counts={run.counts} />}>
      <Head title={title}>
        <PlanFacts settings={run.settings} grants={run.counts.grants} stand={t('sentence.notYet')} />
      </Head>
      <Hindrance run={run} counts={run.counts} />
      <PlanList
        ctx={ctx}
        run={run.run}
        base={addressOf(run.run, 'voorbeeld')}
        counts={run.counts}
        state={state}
        mendable={run.status === 'preview' ? run.run : null}
      />
    </Frame>
  )
}

function Foot({ run, counts }: { run: RunView; counts: RunCounts }) {
  const { users, rows, grants, safeguards, undeterminedRows, adopted } = counts
  return (
    <ClientWords parts={['commit']}>
      <CommitFoot
        run={run.run}
        plannedAt={run.plannedAt ?? undefined}
        account={run.account.name}
        full={run.settings.template === 'volledig'}
        figures={{ users, rows, grants, safeguards, undeterminedRows, adopted }}
        refused={isOpen(run) ? run.reason : null}
      />
    </ClientWords>
  )
}

async function Working({ run }: { run: RunView }) {
  const t = await getTranslations('importWizard.step')
  return (
    <Frame step="voorbeeld" run={run}>
      <Head title={t('preview')} />
      <ClientWords parts={['work']}>
        <UnderWay run={run.run} state={`${run.status}/${run.phase}`} work={workOf(run)} name={run.fileName} />
      </ClientWords>
    </Frame>
  )
}

async function Failed({ run }: { run: RunView }) {
  const [t, language] = await Promise.all([getTranslations('importWizard.failed'), currentLanguage()])
  return (
    <Frame
      step="voorbeeld"
      run={run}
      foot={
        <ActionBar>
          <ButtonLink href={`/import?klantaccount=${encodeURIComponent(run.account.code)}`}>{t('restart')}</ButtonLink>
          {run.failure?.code === 'interrupted' && <PreviewAgain run={run.run} label={t('again')} />}
        </ActionBar>
      }
    >
      <Head title={t('title')} />
      <div className="px-6 max-md:px-4">
        {run.failure && (
          <Note kind="error" live className="max-w-2xl">
            {failureText(language, run.failure)}
          </Note>
        )}
      </div>
    </Frame>
  )
}
