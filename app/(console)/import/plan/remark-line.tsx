import { getTranslations } from 'next-intl/server'
import { currentLanguage } from '@/app/words'
import { StatusIcon } from '@/components/ui/status'
import { remarkText } from '@/lib/import/runs/json'
import type { RemarkView } from '@/lib/import/runs/view'
import { ClientWords } from '../client-words'
import { MendByHand, MendHint } from './mend'

/** A remark as a line: row, what is wrong, and the ways to mend it. */
export async function RemarkLine({ remark, mendable }: { remark: RemarkView; mendable: string | null }) {
  const [t, language] = await Promise.all([getTranslations('importWizard'), currentLanguage()])
  return (
    <div className="flex flex-wrap items-center gap-x-2 gap-y-1">
      <StatusIcon kind={remark.severity} />
      {remark.row !== null && (
        <span className="text-muted">
          {t('preview.row')} {remark.row}
        </span>
      )}
      <span className="text-text">
        <span className="sr-only">{t(`remark.${remark.severity}`)}: </span>
        {remarkText(language, { ...remark, hint: null })}
      </span>
      <Mends remark={remark} mendable={mendable} />
    </div>
  )
}

/** The mends of a remark about a cell: what was probably meant in one press, or any value by hand. */
export async function Mends({ remark: { row, column, hint, value }, mendable }: { remark: RemarkView; mendable: string | null }) {
  if (!mendable || row === null || !column) return null
  return (
    <ClientWords parts={['remark']}>
      <span className="inline-flex items-center gap-3 max-md:flex-wrap">
        {hint && <MendHint run={mendable} row={row} column={column} hint={hint} />}
        <MendByHand run={mendable} row={row} column={column} value={value ?? ''} />
      </span>
    </ClientWords>
  )
}
