import { getTranslations } from 'next-intl/server'
import type { Context, Level } from '@/lib/kernel/context'
import { groupChoices } from '@/lib/user-groups/choice-queries'
import { groupsOffered } from '@/lib/user-groups/offered'
import { roleChoices } from '@/lib/users/role-queries'
import type { Choices } from './details'

type Now = { groupId: number | null; group: string | null; fixed: boolean; clients: boolean }

/** What can be chosen in the form; the group that the user is in is always among it, also when it reaches further than whoever looks. */
export async function choicesFor(ctx: Context, level: Level, now: Now): Promise<Choices & { defaultRole: string }> {
  const [groups, roles, shell, list] = await Promise.all([
    groupChoices(ctx),
    roleChoices(ctx),
    getTranslations('shell'),
    getTranslations('userList'),
  ])
  const levels: Level[] = level === 'system' ? ['system', 'admin', 'user'] : ['admin', 'user']
  const own = now.groupId !== null && !groups.some(({ id }) => id === now.groupId) ? [{ id: now.groupId, name: now.group ?? '' }] : []
  return {
    levels: levels.map((value) => ({ value, label: shell(`level.${value}`) })),
    genders: (['M', 'V', 'O', 'X'] as const).map((value) => ({ value, label: list(`gender.${value}`) })),
    roles: roles.map(({ id, name }) => ({ value: String(id), label: name })),
    groups: [...own, ...groups].map(({ id, name }) => ({ value: String(id), label: name })),
    moreGroups: groups.length >= groupsOffered,
    fixed: now.fixed,
    clients: now.clients,
    defaultRole: String(roles.find(({ isDefault }) => isDefault)?.id ?? ''),
  }
}
