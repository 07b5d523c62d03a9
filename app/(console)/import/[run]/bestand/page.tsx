import { getFormatter, getTranslations } from 'next-intl/server'
import { moment } from '@/app/format'
import { currentLanguage } from '@/app/words'
import { ActionBar } from '@/components/ui/action-bar'
import { ButtonLink } from '@/components/ui/button'
import { DescriptionList } from '@/components/ui/description-list'
import { Note } from '@/components/ui/note'
import { failureText } from '@/lib/import/runs/json'
import type { RunView } from '@/lib/import/runs/view'
import { Go } from '../../buttons'
import { ClientWords } from '../../client-words'
import { Delivery } from '../../delivery'
import { Frame, Head, stepTitle } from '../../frame'
import { addressOf, isOpen } from '../../steps'
import { UnderWay } from '../../under-way'
import { type RunParams, runOf, workOf } from '../run-of'

export const generateMetadata = () => stepTitle('bestand')

/** The delivered file of a run: being read, read, or what is wrong with it; then another can be delivered right here. */
export default async function FilePage({ params }: RunParams) {
  const { ctx, run } = await runOf(params, 'bestand')
  const [t, language] = await Promise.all([getTranslations('importWizard.file'), currentLanguage()])
  if (run.failure && run.phase === 'reading')
    return (
      <Frame step="bestand" run={run}>
        <div className="px-6 pt-5 max-md:px-4">
          <Note kind="error" live title={t('notRead', { name: run.fileName })} className="max-w-2xl">
            {failureText(language, run.failure)}
          </Note>
        </div>
        <Delivery ctx={ctx} account={run.account.code} />
      </Frame>
    )
  if (run.status === 'cancelled')
    return (
      <Frame step="bestand" run={run}>
        <div className="px-6 pt-5 max-md:px-4">
          <Note kind="info" live title={t('wasCancelled', { name: run.fileName })} className="max-w-2xl" />
        </div>
        <Delivery ctx={ctx} account={run.account.code} />
      </Frame>
    )
  if (run.phase === 'reading')
    return (
      <Frame step="bestand" run={run}>
        <Head title={t('title')} />
        <ClientWords parts={['work']}>
          <UnderWay
            run={run.run}
            state={`${run.status}/${run.phase}`}
            work={workOf(run)}
            name={run.fileName}
            next={addressOf(run.run, 'instellingen')}
          />
        </ClientWords>
      </Frame>
    )
  const next = isOpen(run) ? 'instellingen' : 'resultaat'
  return (
    <Frame
      step="bestand"
      run={run}
      foot={
        <ActionBar>
          <ButtonLink href={`/import?klantaccount=${encodeURIComponent(run.account.code)}`}>{t('another')}</ButtonLink>
          <Go main href={addressOf(run.run, next)}>
            {t('next')}
          </Go>
        </ActionBar>
      }
    >
      <Head title={t('delivered', { name: run.fileName })} />
      <Facts run={run} />
    </Frame>
  )
}

async function Facts({ run }: { run: RunView }) {
  const [t, format] = await Promise.all([getTranslations('importWizard.file'), getFormatter()])
  const { file, startedBy: who } = run
  const when = moment(new Date(run.createdAt))
  const items = [
    { name: t('account'), value: run.account.name },
    { name: t('format'), value: file && t(`formats.${file.format}`) },
    ...(file?.sheet ? [{ name: t('sheet'), value: file.sheet }] : []),
    ...(file?.encoding ? [{ name: t('encoding'), value: file.encoding.toUpperCase() }] : []),
    ...(file?.delimiter ? [{ name: t('delimiter'), value: file.delimiter === '\t' ? t('tab') : <code>{file.delimiter}</code> }] : []),
    { name: t('headerRow'), value: file?.headerRow },
    { name: t('columnCount'), value: file?.header.length },
    { name: t('rowsBelow'), value: run.rows === null ? null : format.number(run.rows) },
    { name: t('by'), value: who === null ? when : t('byWhom', { when, who }) },
  ]
  return <DescriptionList items={items} className="max-w-xl px-6 pb-6 max-md:px-4" />
}
