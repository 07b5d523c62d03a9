import type { Language } from '@/lib/kernel/context'
import { speaker } from '@/lib/kernel/words'
import { unreadableText } from '../read/problem'
import type { Adopted, RemarkView, RunView } from './view'

/** A remark in words (I18): what is wrong, with the value and, where there is one, what may have been meant. */
export function remarkText(
  language: Language,
  { code, column, value, hint }: Pick<RemarkView, 'code' | 'column' | 'value' | 'hint'>,
): string {
  const say = speaker(language, 'remarks')
  const sentence = say(code as 'unknown-employer', { value: value ?? '', column: column ?? '' })
  return hint ? `${sentence} ${say('hint', { hint, value: value ?? '' })}` : sentence
}

/** Of a user that the run takes into a group out of none: by whose hand it was there already. */
export const adoptedText = (language: Language, { by, made }: Adopted): string =>
  speaker(language, 'report')(made ? 'adopted.made' : 'adopted.changed', { by })

/** Why a run failed, in words: what is wrong with its file, or that something went wrong technically. */
export function failureText(language: Language, { code, values }: NonNullable<RunView['failure']>): string {
  if (speaker(language, 'reading').has(code as 'empty')) return unreadableText(language, { code, values: values ?? {} })
  const say = speaker(language, 'problems')
  return say(say.has(code as 'interrupted') ? (code as 'interrupted') : 'technical-failure')
}

/** The document of `import --json` and of the HTTP interface (interface.md); at most 1,000 remarks. */
export function runJson(run: RunView, remarks: RemarkView[], language: Language) {
  const { account, template, element, identification, loginName } = run.settings
  const none = { rows: { total: 0, ok: 0, warning: 0, error: 0 }, grants: { add: 0, remove: 0, keep: 0 } }
  const users = { create: 0, update: 0, move: 0, reactivate: 0, unchanged: 0, deactivate: 0, protected: 0, error: 0 }
  return {
    run: run.run,
    status: run.status,
    reason: run.reason,
    file: {
      name: run.fileName,
      format: run.file?.format ?? null,
      sheet: run.file?.sheet ?? null,
      rows: run.counts?.rows.total ?? 0,
      encoding: run.file?.encoding ?? null,
      delimiter: run.file?.delimiter ?? null,
    },
    settings: { account, template, element, identification, loginName },
    // Spelled out: the database hands its JSON back in another order of keys.
    rows: { ...none.rows, ...run.counts?.rows },
    users: { ...users, ...run.counts?.users },
    grants: { ...none.grants, ...run.counts?.grants },
    remarks: remarks.map(({ row, column, severity, code, value, hint }) => ({
      row,
      column,
      severity,
      code,
      value,
      message: remarkText(language, { code, column, value, hint }),
      hint,
    })),
    remarksTotal: run.counts?.remarksTotal ?? 0,
  }
}
