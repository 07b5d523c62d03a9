import Link from 'next/link'
import { getTranslations } from 'next-intl/server'
import { moment } from '@/app/format'
import { Status, type StatusKind } from '@/components/ui/status'
import { Table, Td, Th, Tr } from '@/components/ui/table'
import type { MailLine } from '@/lib/access/mail'

export const mailStatus: Record<MailLine['status'], StatusKind> = {
  waiting: 'waiting',
  sent: 'done',
  failed: 'error',
  withdrawn: 'undone',
  kept: 'info',
}

type Props = { mails: readonly MailLine[]; open: number | undefined; hrefOf: (id: number) => string }

/** Mails, the latest first: when, to whom, what about, and what became of it. */
export async function MailTable({ mails, open, hrefOf }: Props) {
  const t = await getTranslations('mailList')
  return (
    <Table label={t('title')} frame="flex-1 border-line-strong border-t">
      <thead>
        <tr>
          <Th className="max-md:hidden">{t('at')}</Th>
          <Th>{t('subject')}</Th>
          <Th className="max-md:hidden">{t('to')}</Th>
          <Th>{t('state')}</Th>
        </tr>
      </thead>
      <tbody>
        {mails.map((mail) => (
          <Tr key={mail.id} chosen={mail.id === open} className="relative">
            <Td className="max-md:hidden">{moment(mail.createdAt)}</Td>
            <Td strong className="w-full max-w-0">
              <Link
                href={hrefOf(mail.id)}
                prefetch={false}
                scroll={false}
                className="focus-inside no-underline before:absolute before:inset-0"
              >
                {mail.subject}
              </Link>
            </Td>
            <Td className="max-md:hidden">{mail.recipient}</Td>
            <Td>
              <Status kind={mailStatus[mail.status]}>{t(`status.${mail.status}`)}</Status>
            </Td>
          </Tr>
        ))}
      </tbody>
    </Table>
  )
}
