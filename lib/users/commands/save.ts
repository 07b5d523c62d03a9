import { command } from '@/lib/access/command'
import { refuse } from '@/lib/kernel/result'
import { acting } from '../rules'
import { saveUserSchema } from '../schema'
import { taken, takenOf } from '../taken-queries'
import { assigning } from './assign-role'
import { changeUser, concernsRunner, lockUser } from './change'
import { reopenClientsOf, suspendClientsOf } from './close'
import { closeEdited, editing } from './edit'
import { moving } from './move'
import { granting, noteGrants } from './set-grants'

/**
 * Everything that the form of a user can change, in one transaction and by the rules of the single commands: fields, level and validity (`editUser`),
 * group (`moveUser`), role (`assignRole`), own grants (`setGrants`). `reopenClients` is for another group. What is not named stays. Problems and refusals: theirs.
 */
export const saveUser = command(
  'users',
  saveUserSchema,
  async (w, ctx, { userId, version, groupId, roleId, reopenClients, grants, ...edit }, level) => {
    const actor = acting(ctx, level)
    const locked = await lockUser(w.tx, actor, userId)
    const { user } = locked
    if (version !== undefined && version !== user.version) return refuse('changed-meanwhile')
    const named = Object.values(edit).some((value) => value !== undefined)
    const parts = [
      ...(named ? [await editing(w.tx, ctx, actor, locked, edit)] : []),
      ...(groupId === undefined ? [] : [await moving(w.tx, ctx, actor, user, groupId)]),
      ...(roleId === undefined ? [] : [await assigning(w.tx, user, roleId)]),
    ]
    const wrong = parts.flatMap((part) => (part.ok ? [] : part.problems))
    const after = { ...user, ...edit, ...(groupId !== undefined && { groupId }) }
    const problems = [...wrong, ...(await takenOf(w.tx, { ...after, login: edit.login }, userId))]
    if (problems.length > 0) return { ok: false, problems }
    const set = Object.assign({}, ...parts.map((part) => (part.ok ? part.set : {})))
    const moved = 'groupId' in set
    if (Object.keys(set).length > 0) await changeUser(w, user, moved ? 'move' : 'update', set)
    if (named) await closeEdited(w, user, set)
    if (moved) await suspendClientsOf(w, userId)
    if (grants) {
      const granted = await granting(w, ctx, actor, user, grants)
      if (!granted.ok) return granted
      if (Object.keys(set).length === 0) await noteGrants(w, userId)
    }
    return moved && reopenClients ? reopenClientsOf(w, ctx, userId) : { ok: true }
  },
  taken,
  concernsRunner,
)
