import { ChevronDown, ChevronUp } from 'lucide-react'
import Link from 'next/link'
import { getTranslations } from 'next-intl/server'
import { moment } from '@/app/format'
import { currentLanguage } from '@/app/words'
import { DescriptionList } from '@/components/ui/description-list'
import { Panel } from '@/components/ui/panel'
import { PanelStep } from '@/components/ui/panel-step'
import { StatusIcon } from '@/components/ui/status'
import { type AuditRecord, auditNames, showAudit } from '@/lib/access/audit'
import { type AuditTeller, auditTeller } from '@/lib/access/audit-telling'
import type { Context } from '@/lib/kernel/context'
import { MissingPanel } from '../missing-panel'

type Props = { ctx: Context; id: number; closeHref: string; previousHref?: string; nextHref?: string }

/** One record beside the list: who, when and from where, every field that changed, old and new, and where it stands in the chain. */
export async function RecordPanel({ ctx, id, closeHref, previousHref, nextHref }: Props) {
  const [record, language, t, ui] = await Promise.all([
    showAudit(ctx, id),
    currentLanguage(),
    getTranslations('historyList'),
    getTranslations('ui'),
  ])
  if (!record) return <MissingPanel closeHref={closeHref} />
  const teller = auditTeller(language, await auditNames(ctx, [record]))
  return (
    <Panel
      title={`${teller.thing(record)} ${teller.subject(record)}`.trim()}
      subtitle={teller.action(record.action)}
      closeHref={closeHref}
      closeLabel={ui('close')}
      actions={
        <>
          <PanelStep href={previousHref} label={t('panel.previous')}>
            <ChevronUp aria-hidden />
          </PanelStep>
          <PanelStep href={nextHref} label={t('panel.next')}>
            <ChevronDown aria-hidden />
          </PanelStep>
        </>
      }
    >
      <div className="grid grid-cols-[minmax(0,1fr)] gap-5">
        <Circumstances record={record} teller={teller} />
        <Differences record={record} teller={teller} />
        <Chain record={record} />
      </div>
    </Panel>
  )
}

const linkLook = 'text-accent-text coarse:py-2'

async function Circumstances({ record, teller }: { record: AuditRecord; teller: AuditTeller }) {
  const t = await getTranslations('historyList')
  const { run, user } = record
  const everything = (query: string, label: string) => (
    <Link href={`/historie?${query}`} prefetch={false} className={`block ${linkLook}`}>
      {label}
    </Link>
  )
  return (
    <DescriptionList
      items={[
        { name: t('panel.when'), value: moment(record.at) },
        { name: t('panel.who'), value: teller.actor(record.actor) },
        { name: t('panel.means'), value: teller.means(record.means) },
        { name: t('panel.from'), value: record.address ?? <span className="text-muted">{t('panel.noAddress')}</span> },
        ...(run
          ? [
              {
                name: t('panel.run'),
                value: (
                  <>
                    {run.publicId ? (
                      <Link href={`/import/${run.publicId}`} prefetch={false} className={linkLook}>
                        {t('panel.runKept', { run: run.id })}
                      </Link>
                    ) : (
                      t('panel.runGone', { run: run.id })
                    )}
                    {everything(`run=${run.id}`, t('panel.others'))}
                  </>
                ),
              },
            ]
          : []),
        ...(user
          ? [
              {
                name: t('panel.about'),
                value: (
                  <>
                    <Link href={`/toegangsbeheer/gebruikers?gebruiker=${encodeURIComponent(user)}`} prefetch={false} className={linkLook}>
                      {user}
                    </Link>
                    {everything(`gebruiker=${encodeURIComponent(user)}`, t('panel.ofUser'))}
                  </>
                ),
              },
            ]
          : []),
      ]}
    />
  )
}

/** Every field that changed, one under the other: the old struck out, so that it is told apart without colour. */
async function Differences({ record, teller }: { record: AuditRecord; teller: AuditTeller }) {
  const t = await getTranslations('historyList')
  const changed = teller.differences(record)
  const cell = 'border-line border-b py-1.5 pr-3 text-left align-top break-words last:pr-0'
  const [was, is] = [record.before !== null, record.after !== null]
  return (
    <section>
      <h3 className="mb-2 font-semibold">{t('panel.changes')}</h3>
      {changed.length === 0 ? (
        <p className="text-muted text-small">{t('panel.noChanges')}</p>
      ) : (
        <table className="w-full table-fixed border-separate border-spacing-0 text-small">
          <thead className="text-meta text-secondary">
            <tr>
              <th scope="col" className={`${cell} font-regular`}>
                {t('panel.field')}
              </th>
              {was && (
                <th scope="col" className={`${cell} font-regular`}>
                  {t('panel.was')}
                </th>
              )}
              {is && (
                <th scope="col" className={`${cell} font-regular`}>
                  {t('panel.is')}
                </th>
              )}
            </tr>
          </thead>
          <tbody>
            {changed.map((one) => (
              <tr key={one.column}>
                <th scope="row" className={`${cell} font-regular text-muted`}>
                  {one.name}
                </th>
                {was && (
                  <td className={`${cell} text-secondary`}>
                    <s>{one.was}</s>
                  </td>
                )}
                {is && <td className={cell}>{one.is}</td>}
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  )
}

/** The record in the chain (H2): its link, which of the link's records it is, and the hashes to compare with what was noted elsewhere. */
async function Chain({ record: { id, link, hash, chain } }: { record: AuditRecord }) {
  const t = await getTranslations('historyList')
  const mono = (text: string) => <span className="break-all font-mono text-meta">{text}</span>
  return (
    <section>
      <h3 className="mb-2 font-semibold">{t('panel.chain')}</h3>
      <DescriptionList
        items={[
          { name: t('panel.record'), value: `${id}, ${t('panel.nth', { nth: chain.nth, records: chain.records })}` },
          { name: t('panel.link'), value: link },
          { name: t('panel.recordHash'), value: mono(hash) },
          { name: t('panel.linkHash'), value: mono(chain.hash) },
          { name: t('panel.previousHash'), value: chain.previous ? mono(chain.previous) : t('panel.first') },
        ]}
      />
      <p className="mt-2 flex items-start gap-1.5 text-small">
        <StatusIcon kind={chain.whole ? 'done' : 'error'} className="mt-[3px]" />
        {t(chain.whole ? 'panel.whole' : 'panel.broken')}
      </p>
    </section>
  )
}
