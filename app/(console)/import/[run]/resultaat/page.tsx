import { getTranslations } from 'next-intl/server'
import { moment } from '@/app/format'
import { ActionBar } from '@/components/ui/action-bar'
import { ButtonLink } from '@/components/ui/button'
import { Frame, Head, stepTitle } from '../../frame'
import { readListState, type Search } from '../../plan/list-state'
import { PlanList } from '../../plan/plan-list'
import { PlanFacts, sentenceOf } from '../../plan/sentence'
import { addressOf } from '../../steps'
import { type RunParams, runOf } from '../run-of'
import { Downloads } from './downloads'

export const generateMetadata = () => stepTitle('resultaat')

/** Step Resultaat: the same figures as the preview, what happened to every user, the downloads, and the way on. */
export default async function ResultPage({ params, searchParams }: RunParams & { searchParams: Promise<Search> }) {
  const { ctx, run } = await runOf(params, 'resultaat')
  const t = await getTranslations('importWizard')
  if (!run.counts) throw new Error('a run that was committed has counts')
  const [title, state] = [await sentenceOf(run.counts, true), readListState(await searchParams)]
  const [when, who] = [moment(new Date(run.committedAt ?? run.createdAt)), run.committedBy]
  const done = who === null ? t('sentence.doneAt', { when }) : t('sentence.done', { when, who })
  return (
    <Frame
      step="resultaat"
      run={run}
      foot={
        <ActionBar>
          <ButtonLink href="/import/historie">{t('result.history')}</ButtonLink>
          <ButtonLink variant="main" href={`/import?klantaccount=${encodeURIComponent(run.account.code)}`}>
            {t('result.next')}
          </ButtonLink>
        </ActionBar>
      }
    >
      <Head title={title}>
        <PlanFacts settings={run.settings} grants={run.counts.grants} stand={done} />
      </Head>
      <Downloads run={run.run} rejected={run.counts.rows.error > 0} />
      <PlanList ctx={ctx} run={run.run} base={addressOf(run.run, 'resultaat')} counts={run.counts} state={state} mendable={null} />
    </Frame>
  )
}
