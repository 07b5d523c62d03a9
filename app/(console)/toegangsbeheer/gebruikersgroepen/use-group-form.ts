'use client'
import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useRef, useState } from 'react'
import { useLeaveQuestion } from '@/components/form/unsaved'
import { useCommandForm } from '@/components/form/use-command-form'
import { useProblemText } from '@/components/form/use-problem-text'
import { toast } from '@/components/ui/toast'
import type { Problem, Result } from '@/lib/kernel/result'
import { save } from './actions'
import { useArrangement } from './use-arrangement'

export type Stored = { id: number; name: string; description: string | null }
type Values = { name: string; description: string }
type Saved = { groupId: number; added: number; removed: number }

const asksFirst = ({ code }: Problem) => code === 'suspends-client'

/**
 * The form of a group over its one command: the fields, the members to come and go, and the two things a refusal may ask for, which is to
 * look at what someone else changed, and to agree that API clients are suspended (W6).
 */
export function useGroupForm(group: Stored | null) {
  const t = useTranslations('groupForm')
  const say = useProblemText()
  const router = useRouter()
  const members = useArrangement()
  const [ofMembers, setOfMembers] = useState<readonly Problem[]>([])
  const [suspends, setSuspends] = useState<readonly Problem[]>([])
  // What someone else made of a field is known once the refusal told it; saving again goes over that.
  const [told, setTold] = useState<Partial<Values>>({})
  const agreed = useRef<string[]>([])

  const attempt = async ({ name, description }: Values): Promise<Result<Saved>> => {
    const seen = { name: told.name ?? group?.name ?? '', description: (told.description ?? group?.description) || null }
    const result = await save({
      groupId: group?.id ?? null,
      name,
      description,
      seen: group && seen,
      add: members.add.map((user) => ({ userId: user.id, from: user.group?.id ?? null })),
      remove: members.remove.map(({ id }) => id),
      suspend: agreed.current,
    })
    agreed.current = []
    setOfMembers([])
    if (result.ok) return result
    const { problems } = result
    members.learn(problems)
    const others = problems.filter((problem) => !asksFirst(problem))
    if (others.length === 0) setSuspends(problems)
    setOfMembers(others.filter(({ field }) => field === 'members'))
    for (const { code, field, values } of problems)
      if (code === 'changed-to') setTold((one) => ({ ...one, [field!]: String(values?.value) }))
    return { ok: false, problems: others.filter(({ field }) => field !== 'members') }
  }

  const command = useCommandForm<Values, Saved>({
    action: attempt,
    values: { name: group?.name ?? '', description: group?.description ?? '' },
    onDone: ({ groupId }) => {
      const name = command.form.getValues('name').trim()
      toast('done', t(group ? 'saved' : 'created', { name }))
      members.clear()
      setTold({})
      if (group) return
      const query = new URLSearchParams(location.search)
      query.delete('nieuw')
      query.set('groep', String(groupId))
      router.replace(`?${query}`, { scroll: false })
    },
  })
  const pending = members.add.length + members.remove.length
  useLeaveQuestion(pending > 0 && command.changes === 0, useTranslations('ui')('leaveQuestion'))

  return {
    command: { ...command, errors: [...command.errors, ...ofMembers.map((problem) => ({ name: 'members', text: say(problem) }))] },
    members,
    memberErrors: ofMembers.map(say),
    changes: command.changes + pending,
    suspends,
    /** Saves again, knowing which API clients that suspends. */
    agree: () => {
      agreed.current = suspends.map(({ values }) => String(values?.client))
      setSuspends([])
      command.submit()
    },
    decline: () => setSuspends([]),
  }
}
