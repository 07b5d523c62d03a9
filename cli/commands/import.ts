import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { parseArgs } from 'node:util'
import { mappingSchema } from '@/lib/import/accounts/schema'
import { unreadableText } from '@/lib/import/read/problem'
import { commitRun } from '@/lib/import/runs/commands/commit'
import { deliver } from '@/lib/import/runs/commands/deliver'
import { planRun } from '@/lib/import/runs/commands/plan'
import { remarkText, runJson } from '@/lib/import/runs/json'
import { getRun, listRemarks } from '@/lib/import/runs/queries'
import type { Mapping, RunView, SettingOverrides } from '@/lib/import/runs/view'
import type { Problem } from '@/lib/kernel/result'
import { speaker } from '@/lib/kernel/words'
import { givenFile } from '../given-file'
import { type CommandIo, exit, WrongUse } from '../io'

const options = {
  account: { type: 'string' },
  template: { type: 'string' },
  element: { type: 'string' },
  identification: { type: 'string' },
  'login-name': { type: 'string' },
  prefix: { type: 'string' },
  mapping: { type: 'string' },
  sheet: { type: 'string' },
  encoding: { type: 'string' },
  commit: { type: 'boolean' },
  'skip-errors': { type: 'boolean' },
  'confirm-deactivations': { type: 'string' },
  'confirm-moves': { type: 'string' },
  'confirm-losses': { type: 'string' },
} as const

/** `import FILE --account CODE …`: preview, or with --commit preview and commit (interface.md). */
export async function run(argv: string[], io: CommandIo): Promise<number> {
  const { values, positionals } = parseArgs({ args: argv, options, allowPositionals: true, strict: true })
  const say = speaker(io.ctx.language, 'importing')
  const [file, ...more] = positionals
  if (!file || more.length > 0) throw new WrongUse(say('usage'))
  if (!values.account) throw new WrongUse(say('accountMissing'))
  const overrides: SettingOverrides = {
    template: oneOf('template', values.template, ['standaard', 'volledig']),
    element: oneOf('element', values.element, ['werkgever', 'afdeling', 'werknemer']),
    identification: oneOf('identification', values.identification, ['groep-en-code', 'code']),
    loginName: oneOf('login-name', values['login-name'], ['account', 'prefix', 'kolom']),
    ...(values.prefix === undefined ? {} : { prefix: values.prefix }),
    ...(values.mapping === undefined ? {} : { mapping: await mappingOf(io.path(values.mapping)) }),
  }
  const confirm = {
    deactivations: numberOf('confirm-deactivations', values['confirm-deactivations']),
    moves: numberOf('confirm-moves', values['confirm-moves']),
    losses: numberOf('confirm-losses', values['confirm-losses']),
  }
  // Before a run is made of it: what is not there is wrong use, not a delivery that failed.
  const path = await givenFile(io, file)
  const delivered = await deliver(io.ctx, {
    account: values.account,
    path,
    fileName: basename(file),
    sheet: values.sheet,
    encoding: values.encoding,
    overrides,
  })
  if (!delivered.ok) return refused(io, delivered.problems)
  await delivered.work
  const read = await getRun(io.ctx, delivered.run)
  if (read.status === 'failed') return unreadable(io, read)
  const planned = await planRun(io.ctx, { run: delivered.run, overrides })
  if (!planned.ok) return refused(io, planned.problems)
  await planned.work
  let code: number = exit.done
  if (values.commit) {
    const committed = await commitRun(io.ctx, { run: delivered.run, skipErrors: values['skip-errors'] ?? false, confirm })
    if (committed.ok && committed.result.outcome === 'refused') code = exit.notApplied
    if (!committed.ok) code = exit.unexpected
  }
  const view = await getRun(io.ctx, delivered.run)
  if (view.status === 'failed') code = exit.unexpected
  await report(io, view)
  return code
}

function oneOf<T extends string>(name: string, value: string | undefined, allowed: readonly T[]): T | undefined {
  if (value === undefined) return undefined
  if (!(allowed as readonly string[]).includes(value)) throw new WrongUse(`--${name} ${allowed.join('|')}`)
  return value as T
}

function numberOf(name: string, value: string | undefined): number | undefined {
  if (value === undefined) return undefined
  if (!/^\d{1,7}$/.test(value)) throw new WrongUse(`--${name} N`)
  return Number(value)
}

async function mappingOf(path: string): Promise<Mapping> {
  let content: unknown
  try {
    content = JSON.parse(await readFile(path, 'utf8'))
  } catch (error) {
    throw new WrongUse(`--mapping ${basename(path)}: ${(error as Error).message}`)
  }
  const parsed = mappingSchema.safeParse(content)
  if (parsed.success) return parsed.data as Mapping
  const issue = parsed.error.issues[0]
  throw new WrongUse(`--mapping ${basename(path)}: ${issue?.path.join('.')} ${issue?.message}`)
}

function refused(io: CommandIo, problems: Problem[]): number {
  const say = speaker(io.ctx.language, 'problems')
  for (const { code, values } of problems) io.err(say(code as 'unexpected', values as never))
  io.json({ run: null, status: 'refused', problems })
  return problems.some(({ code }) => code === 'prefix-missing' || code === 'invalid-settings') ? exit.wrongUse : exit.notApplied
}

function unreadable(io: CommandIo, run: RunView): number {
  const technical = run.failure?.code === 'technical-failure' || run.failure?.code === 'interrupted'
  const { code, values } = run.failure ?? { code: 'failed', values: {} }
  io.err(
    technical
      ? speaker(io.ctx.language, 'problems')(code as never, values as never)
      : unreadableText(io.ctx.language, { code, values: values ?? {} }),
  )
  io.json(runJson(run, [], io.ctx.language))
  return technical ? exit.unexpected : exit.unreadable
}

async function report(io: CommandIo, run: RunView): Promise<void> {
  const say = speaker(io.ctx.language, 'importing')
  const { items } = await listRemarks(io.ctx, run.run, { limit: 1000 })
  io.json(runJson(run, items, io.ctx.language))
  if (!run.counts) return
  const { users, grants, rows, remarksTotal, adopted } = run.counts
  io.out(say('rows', rows))
  io.out(say('users', users))
  io.out(say('grants', grants))
  if (adopted) io.out(say('adopted', { count: adopted }))
  for (const remark of items.slice(0, 20)) {
    const where = remark.row === null ? say('wholeColumn') : say('row', { row: remark.row })
    io.out(`${where} · ${remark.column ?? ''} · ${remarkText(io.ctx.language, remark)}`)
  }
  if (remarksTotal > 20) io.out(say('moreRemarks', { count: remarksTotal - Math.min(20, items.length) }))
  io.out(say(`status.${run.status}`, { run: run.run }))
  if (run.reason) io.err(say(`reason.${run.reason}`))
}
