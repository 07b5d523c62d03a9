import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { eq, sql } from 'drizzle-orm'
import { db } from '@/db/client'
import { apiClientSecrets, employers, roles, sessions, userCredentials, userGroups, users } from '@/db/schema'
import { saveMenu } from '@/lib/access/menus/commands'
import { menuScreen } from '@/lib/access/menus/queries'
import * as applications from '@/lib/api-clients/commands/applications'
import { createClient } from '@/lib/api-clients/commands/create'
import { ensureApplications } from '@/lib/api-clients/commands/ensure-applications'
import { handOver } from '@/lib/api-clients/commands/hand-over'
import { receiveSecret } from '@/lib/api-clients/commands/receive'
import { reopenClient } from '@/lib/api-clients/commands/reopen'
import { revokeClient, revokeSecret } from '@/lib/api-clients/commands/revoke'
import { rotateSecret } from '@/lib/api-clients/commands/rotate'
import { setExpiry } from '@/lib/api-clients/commands/set-expiry'
import { showSecret } from '@/lib/api-clients/commands/show'
import { sweepCopies } from '@/lib/api-clients/commands/sweep-copies'
import { application, client, employer, fresh, group, openMenus, person } from '@/lib/api-clients/testing/world'
import { verifyClientSecret } from '@/lib/api-clients/verify'
import { ensureFirstUsers } from '@/lib/auth/first-users'
import { mailForgotten } from '@/lib/auth/forgotten-password'
import { changeOwnPassword } from '@/lib/auth/own-password'
import { endOtherSessions, endOwnSession } from '@/lib/auth/own-sessions'
import { setPassword } from '@/lib/auth/set-password'
import { signIn } from '@/lib/auth/sign-in'
import { signOut } from '@/lib/auth/sign-out'
import { browserOf, password, personWithPassword } from '@/lib/auth/testing/person'
import { setAccount } from '@/lib/import/accounts/commands'
import { commitOrganisation } from '@/lib/import/organisation/commands'
import { cancelRun } from '@/lib/import/runs/commands/cancel'
import { commitRun } from '@/lib/import/runs/commands/commit'
import { makeAccount, preview, row } from '@/lib/import/runs/testing/world'
import { changeGroupEmployers } from '@/lib/user-groups/commands/change-employers'
import { createGroup } from '@/lib/user-groups/commands/create'
import { deleteGroup } from '@/lib/user-groups/commands/delete'
import { saveGroup } from '@/lib/user-groups/commands/save'
import { setGroupEmployers } from '@/lib/user-groups/commands/set-employers'
import { assignRole } from '@/lib/users/commands/assign-role'
import { assignRoleMany } from '@/lib/users/commands/bulk/assign-role-many'
import { deactivateMany } from '@/lib/users/commands/bulk/deactivate-many'
import { moveMany } from '@/lib/users/commands/bulk/move-many'
import { reactivateMany } from '@/lib/users/commands/bulk/reactivate-many'
import { createUser } from '@/lib/users/commands/create'
import { createRole } from '@/lib/users/commands/create-role'
import { deactivateUser } from '@/lib/users/commands/deactivate'
import { editUser } from '@/lib/users/commands/edit'
import { endSession } from '@/lib/users/commands/end-session'
import { endSessions } from '@/lib/users/commands/end-sessions'
import { ensureDefaultRole } from '@/lib/users/commands/ensure-default-role'
import { moveUser } from '@/lib/users/commands/move'
import { reactivateUser } from '@/lib/users/commands/reactivate'
import { removeRole } from '@/lib/users/commands/remove-role'
import { renameRole } from '@/lib/users/commands/rename-role'
import { resetPassword } from '@/lib/users/commands/reset-password'
import { saveUser } from '@/lib/users/commands/save'
import { setGrants } from '@/lib/users/commands/set-grants'
import { system } from '@/lib/users/testing/people'

/** Makes what the command works on, and answers the call, which changes something each time it is made until it has done so. */
type Made = () => Promise<() => Promise<unknown>>

const known = () => personWithPassword({ level: 'admin' })
const open = async () => {
  const { id, login } = await known()
  const here = await browserOf(login)
  await browserOf(login)
  return { id, login, ctx: (await here.context())! }
}
const nameOf = async (userId: number, otherThan = '') => {
  const rows = await db().select({ idHash: sessions.idHash }).from(sessions).where(eq(sessions.userId, userId))
  return rows.find(({ idHash }) => idHash !== otherThan)!.idHash.slice(0, 16)
}
const role = async () =>
  (
    await db()
      .insert(roles)
      .values({ name: fresh('rol '), nameKey: fresh('rol ') })
      .returning()
  )[0]!.id
const attempt = (login: string) =>
  ({ login, password, address: null, language: 'nl', browser: null, browserToken: null, sessionId: null }) as const
const from = { address: null, language: 'nl', browserToken: null } as const

const api = 'lib/api-clients/commands'
const somebody = () => person('user')
const two = async () => ({ ids: [(await somebody()).id, (await somebody()).id] })

export const everyCommand: Record<string, Made> = {
  'lib/users/commands/create.ts#createUser': async () => () => createUser(system, { login: fresh('nieuw'), level: 'user' }),
  'lib/users/commands/edit.ts#editUser': async () => {
    const { id: userId } = await somebody()
    return () => editUser(system, { userId, lastName: 'Anders' })
  },
  'lib/users/commands/save.ts#saveUser': async () => {
    const { id: userId } = await somebody()
    return () => saveUser(system, { userId, lastName: 'Anders' })
  },
  'lib/users/commands/set-grants.ts#setGrants': async () => {
    const [{ id: userId }, { code }] = [await somebody(), await employer()]
    return () => setGrants(system, { userId, add: [{ employer: code }] })
  },
  'lib/users/commands/deactivate.ts#deactivateUser': async () => {
    const { id: userId } = await somebody()
    return () => deactivateUser(system, { userId })
  },
  'lib/users/commands/reactivate.ts#reactivateUser': async () => {
    const { id: userId } = await person('user', { status: 'deactivated' })
    return () => reactivateUser(system, { userId })
  },
  'lib/users/commands/move.ts#moveUser': async () => {
    const [{ id: userId }, groupId] = [await somebody(), await group()]
    return () => moveUser(system, { userId, groupId })
  },
  'lib/users/commands/assign-role.ts#assignRole': async () => {
    const [{ id: userId }, roleId] = [await somebody(), await role()]
    return () => assignRole(system, { userId, roleId })
  },
  'lib/users/commands/create-role.ts#createRole': async () => () => createRole(system, { name: fresh('rol ') }),
  'lib/users/commands/rename-role.ts#renameRole': async () => {
    const roleId = await role()
    return () => renameRole(system, { roleId, name: fresh('andere rol ') })
  },
  'lib/users/commands/remove-role.ts#removeRole': async () => {
    const roleId = await role()
    return () => removeRole(system, { roleId })
  },
  'lib/users/commands/ensure-default-role.ts#ensureDefaultRole': async () => {
    await db().execute(sql`update users set role_id = null`)
    await db().execute(sql`delete from roles`)
    return ensureDefaultRole
  },
  'lib/users/commands/reset-password.ts#resetPassword': async () => {
    const { id: userId } = await known()
    return () => resetPassword(system, { userId })
  },
  'lib/users/commands/end-session.ts#endSession': async () => {
    const { id: userId } = await open()
    const session = await nameOf(userId)
    return () => endSession(system, { userId, session })
  },
  'lib/users/commands/end-sessions.ts#endSessions': async () => {
    const { id: userId } = await open()
    return () => endSessions(system, { userId })
  },
  'lib/users/commands/bulk/deactivate-many.ts#deactivateMany': async () => {
    const selection = await two()
    return () => deactivateMany(system, { selection })
  },
  'lib/users/commands/bulk/reactivate-many.ts#reactivateMany': async () => {
    const selection = await two()
    await deactivateMany(system, { selection })
    return () => reactivateMany(system, { selection })
  },
  'lib/users/commands/bulk/move-many.ts#moveMany': async () => {
    const [selection, groupId] = [await two(), await group()]
    return () => moveMany(system, { selection, groupId })
  },
  'lib/users/commands/bulk/assign-role-many.ts#assignRoleMany': async () => {
    const [selection, roleId] = [await two(), await role()]
    return () => assignRoleMany(system, { selection, roleId })
  },

  'lib/user-groups/commands/create.ts#createGroup': async () => () => createGroup(system, { name: fresh('nieuwe groep ') }),
  'lib/user-groups/commands/save.ts#saveGroup': async () => () => saveGroup(system, { groupId: null, name: fresh('bewaarde groep ') }),
  'lib/user-groups/commands/delete.ts#deleteGroup': async () => {
    const groupId = await group(await employer())
    return () => deleteGroup(system, { groupId })
  },
  'lib/user-groups/commands/set-employers.ts#setGroupEmployers': async () => {
    const [groupId, { code }] = [await group(), await employer()]
    return () => setGroupEmployers(system, { groupId, employers: [code], employerGroups: [] })
  },
  'lib/user-groups/commands/change-employers.ts#changeGroupEmployers': async () => {
    const [groupId, { id }] = [await group(), await employer()]
    const [{ version }] = (await db().select({ version: userGroups.version }).from(userGroups).where(eq(userGroups.id, groupId))) as [
      { version: number },
    ]
    const add = { employers: [id], employerGroups: [] }
    return () => changeGroupEmployers(system, { groupId, version, add, remove: { employers: [], employerGroups: [] } })
  },

  'lib/access/menus/commands.ts#saveMenu': async () => {
    const seen = (await menuScreen(system)).closed.user
    const changes = [{ node: 'payroll' as const, available: seen.includes('payroll') }]
    return () => saveMenu(system, { menus: [{ menu: 'user', seen, changes }] })
  },

  'lib/auth/sign-in.ts': async () => {
    const { login } = await known()
    return () => signIn(attempt(login))
  },
  'lib/auth/sign-out.ts': async () => {
    const { ctx } = await open()
    return () => signOut(ctx)
  },
  'lib/auth/set-password.ts': async () => {
    const made = await createUser(system, { login: fresh('genodigd'), level: 'user' })
    const token = made.ok ? made.link!.split('/').at(-1)! : ''
    return () => setPassword(from, { token, password })
  },
  'lib/auth/own-password.ts': async () => {
    const { ctx } = await open()
    return () => changeOwnPassword(ctx, null, { current: password, password: 'een heel andere zin van mij' })
  },
  'lib/auth/own-sessions.ts#endOwnSession': async () => {
    const { id, ctx } = await open()
    const session = await nameOf(id, ctx.actor.kind === 'user' ? ctx.actor.sessionHash : '')
    return () => endOwnSession(ctx, { session })
  },
  'lib/auth/own-sessions.ts#endOtherSessions': async () => {
    const { ctx } = await open()
    return () => endOtherSessions(ctx, {})
  },
  'lib/auth/forgotten-password.ts': async () => {
    // Nothing is sent here: only the server does that.
    process.env.SMTP_URL = 'smtp://127.0.0.1:9'
    const { id } = await personWithPassword({ email: 'jan@voorbeeld.nl' })
    return () => mailForgotten(from, id)
  },
  'lib/auth/first-users.ts': async () => {
    await db().execute(sql`truncate users, user_groups cascade`)
    return () => ensureFirstUsers({ adminPassword: password, demo: false })
  },

  'lib/import/accounts/commands.ts#setAccount': async () => {
    const code = fresh('account')
    return () => setAccount(system, { code })
  },
  'lib/import/runs/commands/cancel.ts': async () => {
    const account = await makeAccount()
    const { run } = await preview(account, [row(account, 'a')])
    return () => cancelRun(system, { run })
  },
  'lib/import/runs/commands/commit.ts': async () => {
    const account = await makeAccount()
    const { run } = await preview(account, [row(account, 'a'), row(account, 'b')])
    return () => commitRun({ ...system, means: 'screen' }, { run })
  },
  'lib/import/organisation/commands.ts': async () => {
    const path = join(mkdtempSync(join(tmpdir(), 'organisation-')), 'werkgevers.csv')
    writeFileSync(path, `Werkgevercode;Naam;Werkgevergroep\r\n${fresh('W')};Een werkgever;\r\n`)
    return () => commitOrganisation(system, [{ path, name: 'werkgevers.csv' }], { full: false })
  },

  [`${api}/applications.ts#createApplication`]: async () => () => applications.createApplication(system, { name: fresh('Nieuwe ') }),
  [`${api}/applications.ts#editApplication`]: async () => {
    const applicationId = await application()
    return () => applications.editApplication(system, { applicationId, contact: 'iemand anders' })
  },
  [`${api}/applications.ts#withdrawApplication`]: async () => {
    const { applicationId } = await client()
    return () => applications.withdrawApplication(system, { applicationId, clients: 1 })
  },
  [`${api}/applications.ts#reinstateApplication`]: async () => {
    const applicationId = await application({ withdrawnAt: new Date() })
    return () => applications.reinstateApplication(system, { applicationId })
  },
  [`${api}/ensure-applications.ts#ensureApplications`]: async () => {
    await db().execute(sql`truncate external_applications cascade`)
    return ensureApplications
  },
  [`${api}/create.ts#createClient`]: async () => {
    const applicationId = await application()
    const { id: userId } = await person('user', { groupId: await group(await employer()) })
    return () => createClient(system, { applicationId, userId })
  },
  [`${api}/receive.ts#receiveSecret`]: async () => {
    const { clientId, secretId } = await client({ received: false })
    return () => receiveSecret(system, { clientId, secretId })
  },
  [`${api}/hand-over.ts#handOver`]: async () => {
    const { clientId } = await client()
    return () => handOver(system, { clientId })
  },
  [`${api}/rotate.ts#rotateSecret`]: async () => {
    const { clientId } = await client()
    return () => rotateSecret(system, { clientId })
  },
  [`${api}/revoke.ts#revokeClient`]: async () => {
    const { clientId } = await client()
    return () => revokeClient(system, { clientId })
  },
  [`${api}/revoke.ts#revokeSecret`]: async () => {
    const { clientId, secretId } = await client()
    await rotateSecret(system, { clientId })
    return () => revokeSecret(system, { clientId, secretId })
  },
  [`${api}/set-expiry.ts#setExpiry`]: async () => {
    const { clientId } = await client()
    return () => setExpiry(system, { clientId, expiresOn: '2099-12-31' })
  },
  [`${api}/reopen.ts#reopenClient`]: async () => {
    const { clientId } = await client()
    await db().execute(sql`update api_clients set suspended_at = now() where client_id = ${clientId}`)
    return () => reopenClient(system, { clientId })
  },
  [`${api}/show.ts#showSecret`]: async () => {
    await openMenus()
    const at = await employer()
    const { clientId, secretId } = await client({ employer: at })
    const admin = await person('admin', {}, at)
    await db()
      .insert(userCredentials)
      .values({ userId: admin.id, passwordHash: await hashOf((await known()).id) })
    return () => showSecret(admin.ctx, { clientId, secretId, password })
  },
  [`${api}/sweep-copies.ts#sweepCopies`]: async () => {
    const { secretId } = await client()
    await db().update(apiClientSecrets).set({ copyUntil: sql`now() - interval '1 day'` }).where(eq(apiClientSecrets.id, secretId))
    return sweepCopies
  },
  'lib/api-clients/verify.ts': async () => {
    const { clientId, secret } = await client()
    return () => verifyClientSecret(clientId, secret)
  },
}

const hashOf = async (userId: number) =>
  (await db().select().from(userCredentials).where(eq(userCredentials.userId, userId)))[0]!.passwordHash

/** A System user who stays, for the rule that one must (L6), and the state that most rows begin with. */
export async function ground(): Promise<void> {
  await db()
    .insert(users)
    .values({ loginName: fresh('blijft'), loginKey: fresh('blijft'), level: 'system' })
  await ensureDefaultRole()
  await db()
    .insert(employers)
    .values({ code: fresh('grond'), name: 'Grond' })
}
