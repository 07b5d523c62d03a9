import { getTranslations } from 'next-intl/server'
import { currentLanguage } from '@/app/words'
import { StatusIcon } from '@/components/ui/status'
import { adoptedText, remarkText } from '@/lib/import/runs/json'
import type { PlanUserView } from '@/lib/import/runs/view'
import { ClientWords } from '../client-words'
import { Change } from './change'
import { MendHint } from './mend'

/** The column "Wat verandert": the first difference, why someone is left out or protected, or what is wrong, with its mend. */
export async function WhatChanges({ user, mendable }: { user: PlanUserView; mendable: string | null }) {
  const [t, language] = await Promise.all([getTranslations('importWizard.preview'), currentLanguage()])
  const { outcome, summary, more, otherGroup, remark, adopted, protection } = user
  if (outcome === 'error' && remark)
    return (
      <span className="flex min-w-0 flex-wrap items-center gap-x-1.5">
        <span className="min-w-0 truncate text-negative max-md:whitespace-normal">{remarkText(language, { ...remark, hint: null })}</span>
        {mendable && remark.hint && remark.row !== null && remark.column && (
          <ClientWords parts={['remark']}>
            <MendHint run={mendable} row={remark.row} column={remark.column} hint={remark.hint} />
          </ClientWords>
        )}
      </span>
    )
  return (
    <span className="flex min-w-0 items-center gap-1.5">
      {(adopted || remark) && (
        <span title={adopted ? adoptedText(language, adopted) : remark ? remarkText(language, remark) : undefined}>
          <StatusIcon kind="warning" />
          <span className="sr-only">{t('hasRemark')}</span>
        </span>
      )}
      <Text />
    </span>
  )

  function Text() {
    if (outcome === 'deactivate') return otherGroup ? t('deliveredIn', { group: otherGroup }) : t('notDelivered')
    if (outcome === 'protected') return t(`protection.${protection ?? 'level'}`)
    if (outcome === 'unchanged') return <span className="text-muted">{t('nothing')}</span>
    if (!summary) return t(outcome === 'reactivate' ? 'sameStatus' : 'grantsOnly')
    return (
      <>
        <span className="shrink-0">{t(`field.${summary.field as 'rol'}`)}</span>
        {summary.old === null && outcome === 'create' ? (
          <span className="truncate text-text">{summary.new}</span>
        ) : (
          <Change old={summary.old} fresh={summary.new} line />
        )}
        {otherGroup && <span className="shrink-0 text-muted">{t('leaves', { group: otherGroup })}</span>}
        {more > 0 && (
          <span className="shrink-0 text-muted" title={t('moreFields', { count: more })}>
            <span aria-hidden>+{more}</span>
            <span className="sr-only">{t('moreFields', { count: more })}</span>
          </span>
        )}
      </>
    )
  }
}
