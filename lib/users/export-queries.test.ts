import { beforeAll, describe, expect, it } from 'vitest'
import { db } from '@/db/client'
import { users } from '@/db/schema'
import type { Context } from '@/lib/kernel/context'
import { Forbidden } from '@/lib/kernel/result'
import { writeSheet } from '@/lib/kernel/sheet'
import { usersSheet } from './export-queries'

const system: Context = { actor: { kind: 'command-line', name: 'proef' }, means: 'command-line', address: null, language: 'nl' }
const as = (userId: number, level: 'admin' | 'user'): Context => ({
  ...system,
  means: 'screen',
  actor: { kind: 'user', userId, login: level, level, sessionHash: 'x' },
})
const ids: Record<string, number> = {}

beforeAll(async () => {
  const many = Array.from({ length: 4100 }, (_, n) => ({ loginName: `Demo.${n}`, loginKey: `demo.${n}`, level: 'user' as const }))
  const made = await db()
    .insert(users)
    .values([
      { loginName: 'baas', loginKey: 'baas', level: 'system' },
      { loginName: 'admin', loginKey: 'admin', level: 'admin' },
      { loginName: 'user', loginKey: 'user', level: 'user', lastName: '=1+1', phone: '+31 6 12345678', validUntil: '2999-12-31' },
      ...many,
    ])
    .returning()
  for (const { loginName, id } of made) ids[loginName] = id
})

const rowsOf = async (ctx: Context, filter = {}) => {
  const { header, rows } = await usersSheet(ctx, filter)
  const found: (readonly string[])[] = []
  for await (const row of rows) found.push(row)
  return { header, found }
}

describe('the export of the list of users', () => {
  it('holds everyone once, past the end of a batch, in the order of login name', async () => {
    const { header, found } = await rowsOf(system)
    const logins = found.map(([login]) => login)
    expect(new Set(logins).size).toBe(4103)
    expect(logins).toHaveLength(4103)
    expect(found.every((row) => row.length === header.length)).toBe(true)
    expect(header.slice(0, 4)).toEqual(['Inlognaam', 'Naam', 'Gebruikerscode', 'Niveau'])
    expect(header.join()).not.toMatch(/bsn/i)
  })

  it('holds what the filter shows; L9 an Admin’s no System user', async () => {
    expect((await rowsOf(system, { level: 'system' })).found.map(([login]) => login)).toEqual(['baas'])
    const admins = (await rowsOf(as(ids.admin!, 'admin'))).found.map(([login]) => login)
    expect(admins).toHaveLength(4102)
    expect(admins).not.toContain('baas')
    await expect(usersSheet(as(ids.user!, 'user'), {})).rejects.toBeInstanceOf(Forbidden)
  })

  it('runs no cell as a formula in .csv, and leaves a telephone number as it is', async () => {
    let text = ''
    for await (const piece of writeSheet('csv', await usersSheet(system, { search: '=1+1' }))) text += Buffer.from(piece).toString()
    expect(text.split('\r\n')[1]).toBe(`user;'=1+1;;Gebruiker;;;;;+31 6 12345678;;;;Actief;;31-12-2999;0;`)
  })
})
