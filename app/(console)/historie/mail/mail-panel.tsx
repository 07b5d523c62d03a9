import { getTranslations } from 'next-intl/server'
import { moment } from '@/app/format'
import { DescriptionList } from '@/components/ui/description-list'
import { Panel } from '@/components/ui/panel'
import { Status } from '@/components/ui/status'
import { showMail } from '@/lib/access/mail'
import type { Context } from '@/lib/kernel/context'
import { MissingPanel } from '../../missing-panel'
import { mailStatus } from './mail-table'

/** One mail as the recipient reads it, and what became of it. */
export async function MailPanel({ ctx, id, closeHref }: { ctx: Context; id: number; closeHref: string }) {
  const [mail, t, ui] = await Promise.all([showMail(ctx, id), getTranslations('mailList'), getTranslations('ui')])
  if (!mail) return <MissingPanel title={t('title')} closeHref={closeHref} />
  const told = [
    { name: t('to'), value: mail.recipient },
    { name: t('at'), value: moment(mail.createdAt) },
    { name: t('state'), value: <Status kind={mailStatus[mail.status]}>{t(`status.${mail.status}`)}</Status> },
    ...(mail.doneAt ? [{ name: t('done'), value: moment(mail.doneAt) }] : []),
    ...(mail.attempts > 0 ? [{ name: t('attempts'), value: mail.attempts }] : []),
    ...(mail.nextAt && mail.attempts > 0 ? [{ name: t('next'), value: moment(mail.nextAt) }] : []),
    ...(mail.problem ? [{ name: t('problem'), value: mail.problem }] : []),
  ]
  return (
    <Panel title={mail.subject} closeHref={closeHref} closeLabel={ui('close')}>
      <DescriptionList items={told} />
      <p className="mt-4 whitespace-pre-line break-words border-line border-t pt-4">{mail.text}</p>
    </Panel>
  )
}
