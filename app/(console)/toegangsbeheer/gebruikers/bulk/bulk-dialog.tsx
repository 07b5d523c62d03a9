'use client'
import { useTranslations } from 'next-intl'
import { useEffect, useState } from 'react'
import { useAction } from '@/components/form/use-action'
import { useProblemText } from '@/components/form/use-problem-text'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { Note } from '@/components/ui/note'
import { Progress } from '@/components/ui/progress'
import type { Option } from '@/components/ui/select'
import type { Selection, Verb } from '@/lib/users/bulk-schema'
import type { Changed } from '@/lib/users/commands/bulk/change-many'
import type { Consequences } from '@/lib/users/commands/bulk/weigh-many'
import { assignRole, deactivate, move, reactivate, weigh } from './actions'
import type { Doing } from './bulk-chosen'
import { Cannot } from './cannot'
import { TargetField } from './target-field'

type Props = {
  doing: Doing
  count: number
  selection: Selection
  choices: readonly Option[]
  onClose: () => void
  onDone: (text: string) => void
}

/** What asks for nothing more than the users. */
const plain = (doing: Doing): doing is 'deactivate' | 'reactivate' => doing === 'deactivate' || doing === 'reactivate'

/** What a verb and the choice made for it ask of the server; null while there is nothing chosen yet. */
function verbOf(doing: Doing, target: string): Verb | null {
  if (plain(doing)) return { do: doing }
  if (target === '') return null
  const id = target === 'none' ? null : Number(target)
  return doing === 'move' ? { do: doing, groupId: id } : { do: doing, roleId: id }
}

/**
 * The question before many are changed: how many will be, what it brings about, and who cannot and why. Whoever cannot is left out only by a
 * button that says so; without anyone who cannot, the button names the verb and the number.
 */
export function BulkDialog({ doing, count, selection, choices, onClose, onDone }: Props) {
  const t = useTranslations('userBulk')
  const ui = useTranslations('ui')
  const say = useProblemText()
  const [target, setTarget] = useState('')
  const [found, setFound] = useState<Consequences | null>(null)
  const question = useAction(weigh, setFound)
  const answer = useAction<{ verb: Verb; skip: boolean }, Changed>(
    ({ verb, skip }) => {
      if (verb.do === 'deactivate') return deactivate({ selection, skip })
      if (verb.do === 'reactivate') return reactivate({ selection, skip })
      return verb.do === 'move' ? move({ selection, skip, groupId: verb.groupId }) : assignRole({ selection, skip, roleId: verb.roleId })
    },
    ({ changed, skipped }) =>
      onDone(`${t(`done.${doing}`, { count: changed })} ${skipped > 0 ? t('skipped', { count: skipped }) : ''}`.trim()),
  )
  const verb = verbOf(doing, target)
  const ask = (next: string) => {
    setTarget(next)
    setFound(null)
    answer.clear()
    const asked = verbOf(doing, next)
    if (asked) question.run({ selection, verb: asked })
  }
  // What it would do is asked as soon as the dialog stands, where there is nothing to choose first.
  useEffect(() => {
    if (plain(doing)) ask('')
  }, [])

  const problems = [...question.problems, ...answer.problems]
  const skip = (found?.unable ?? 0) > 0
  const changed = found?.changed ?? 0
  return (
    <Dialog
      open
      onClose={onClose}
      title={t(`title.${doing}`, { count })}
      closeLabel={ui('close')}
      held={answer.busy}
      foot={
        <>
          <Button disabled={answer.busy} onClick={onClose}>
            {ui('cancel')}
          </Button>
          <Button
            variant={doing === 'deactivate' ? 'destroy' : 'main'}
            disabled={!found || changed === 0}
            busy={answer.busy}
            onClick={() => verb && answer.run({ verb, skip })}
          >
            {t(skip ? `confirmSkipping.${doing}` : `confirm.${doing}`, { count: found ? changed : count, skip: found?.unable ?? 0 })}
          </Button>
        </>
      }
    >
      <div className="grid gap-3" aria-busy={question.busy && !found}>
        {!plain(doing) && !answer.busy && <TargetField doing={doing} choices={choices} value={target} onChange={ask} />}
        <div role="status" className="grid gap-2">
          {question.busy && !found && <p className="text-muted">{t('weighing')}</p>}
          {answer.busy ? (
            <Progress label={t(`busy.${doing}`, { count: changed })} detail={t('once')} />
          ) : (
            found && <Consequence doing={doing} found={found} />
          )}
        </div>
        {found && !answer.busy && <Cannot problems={found.cannot} total={found.unable} />}
        {problems.length > 0 && (
          <Note kind="error" live>
            {problems[0] && <p>{say(problems[0])}</p>}
            <Cannot problems={problems.slice(1)} total={problems.length - 1} bare />
          </Note>
        )}
      </div>
    </Dialog>
  )
}

function Consequence({ doing, found }: { doing: Doing; found: Consequences }) {
  const t = useTranslations('userBulk')
  return (
    <>
      <p>{t(`consequence.${doing}`, { count: found.changed })}</p>
      <ul className="list-disc pl-5">
        {doing === 'deactivate' && <li>{t('sessions', { count: found.sessions })}</li>}
        {(doing === 'deactivate' || doing === 'move') && (found.clients > 0 || found.hidden === 0) && (
          <li>{t('clients', { count: found.clients })}</li>
        )}
        {found.hidden > 0 && <li>{t('clientsHidden', { count: found.hidden })}</li>}
        {doing === 'reactivate' && <li>{t('clientsStay')}</li>}
        {found.unchanged > 0 && <li>{t(`unchanged.${doing}`, { count: found.unchanged })}</li>}
      </ul>
    </>
  )
}
