'use client'
import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { Ask } from '@/components/form/ask'
import { useAction } from '@/components/form/use-action'
import { useProblemText } from '@/components/form/use-problem-text'
import { toast } from '@/components/ui/toast'
import type { Problem } from '@/lib/kernel/result'
import { remove } from './actions'
import type { Counted } from './group-form'

type Props = {
  group: { id: number; name: string; employers: number; accounts: string[]; counted: Counted }
  open: boolean
  onClose: () => void
  closeHref: string
}

/** Asks before a group is deleted, and says why it cannot be: it has members, or a customer account imports into it (U2). */
export function DeleteGroup({ group, open, onClose, closeHref }: Props) {
  const t = useTranslations('groupForm')
  const say = useProblemText()
  const router = useRouter()
  const { name, counted, accounts, employers } = group
  const { run, busy, problems, clear } = useAction(remove, () => {
    toast('done', t('deleted', { name }))
    router.replace(closeHref, { scroll: false })
  })
  const known: Problem[] = [
    ...(counted.count > 0 ? [{ code: 'group-has-members', values: { count: counted.count } }] : []),
    ...(accounts.length > 0 ? [{ code: 'group-in-use', values: { accounts: accounts.join(', ') } }] : []),
  ]
  const reasons = known.length > 0 ? known : problems
  const blocked = reasons.length > 0
  return (
    <Ask
      open={open}
      onClose={onClose}
      title={t(blocked ? 'cannotDeleteTitle' : 'deleteTitle', { name })}
      does={blocked ? null : t('deleteConfirm')}
      destroys
      action={{ busy, clear }}
      onConfirm={() => run({ groupId: group.id })}
    >
      {reasons.map((problem) => (
        <p key={problem.code} role="alert" className="text-text">
          {say(problem)}
        </p>
      ))}
      {!blocked && <p>{t('deleteText')}</p>}
      {!blocked && employers > 0 && <p>{t('deleteEmployers', { count: employers })}</p>}
    </Ask>
  )
}
