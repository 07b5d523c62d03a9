'use client'
import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { Ask } from '@/components/form/ask'
import { useAction } from '@/components/form/use-action'
import { useProblemText } from '@/components/form/use-problem-text'
import { toast } from '@/components/ui/toast'
import type { RoleLine } from '@/lib/users/role-queries'
import { remove } from './actions'

type Props = { role: RoleLine; open: boolean; onClose: () => void; closeHref: string }

/** Asks before a role is taken away, and says why it cannot be while someone has it. */
export function RemoveRole({ role, open, onClose, closeHref }: Props) {
  const t = useTranslations('roleList')
  const say = useProblemText()
  const router = useRouter()
  const { run, busy, problems, clear } = useAction(remove, () => {
    toast('done', t('deleted', { name: role.name }))
    router.replace(closeHref, { scroll: false })
  })
  const reasons = role.users > 0 ? [{ code: 'role-in-use', values: { count: role.users } }] : problems
  const blocked = reasons.length > 0
  return (
    <Ask
      open={open}
      onClose={onClose}
      title={t(blocked ? 'cannotDelete' : 'deleteTitle', { name: role.name })}
      does={blocked ? null : t('deleteConfirm')}
      destroys
      action={{ busy, clear }}
      onConfirm={() => run({ roleId: role.id })}
    >
      {reasons.map((problem) => (
        <p key={problem.code} role="alert" className="text-text">
          {say(problem)}
        </p>
      ))}
      {!blocked && <p>{t('deleteText')}</p>}
    </Ask>
  )
}
