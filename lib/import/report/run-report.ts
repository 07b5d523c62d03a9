import { sql } from 'drizzle-orm'
import { db } from '@/db/client'
import type { Context } from '@/lib/kernel/context'
import { speaker } from '@/lib/kernel/words'
import { droppedColumns } from '../map/bind'
import type { FileFacts } from '../read/reading'
import { findRun, type RunRow } from '../runs/find'
import { adoptedText, remarkText } from '../runs/json'
import { type Sight, sightOf, tellsOfUser } from '../runs/sight'
import type { Adopted, Outcome, RemarkView } from '../runs/view'
import { adoptedFrom } from '../users/adopted'

/** A sheet in the making: its header, and its rows in order, a batch at a time out of the database. */
export type SheetRows = { name: string; header: string[]; rows: AsyncIterable<string[]> }

type Remark = Pick<RemarkView, 'code' | 'column' | 'value' | 'hint'>
type Line = {
  row: number
  severity: 'ok' | 'warning' | 'error'
  outcome: Outcome | null
  code: string | null
  login_name: string | null
  group_name: string | null
  employer_code: string | null
  department_code: string | null
  employee_number: string | null
  cells: string | null
  remarks: Remark[] | null
  adopted: Adopted | null
} & Record<string, unknown>

const BATCH = 2000

const lines = (runId: number, { unseen, codeOfRemark }: Sight, after: number, onlyRejected: boolean) => sql`
  select l.row, l.severity, p.outcome, p.code, case when not ${unseen} then p.login_name end as login_name,
    case when not ${unseen} and p.first_row = l.row then ${adoptedFrom(sql`i.planned_at`)} end as adopted, coalesce(g.name, p.group_name) as group_name, l.employer_code, l.department_code, l.employee_number,
    ${onlyRejected ? sql`r.cells` : sql`null as cells`},
    (select json_agg(json_build_object('code', ${codeOfRemark(sql`m`)}, 'column', m."column", 'value', m.value, 'hint', m.hint) order by m.number)
      from import_remarks m where m.run_id = l.run_id and m.row = l.row and not (${unseen} and ${tellsOfUser(sql`m`)}) ${onlyRejected ? sql`and m.severity = 'error'` : sql``}) as remarks
  from import_plan_rows l join import_runs i on i.id = l.run_id left join import_plan_users p on p.run_id = l.run_id and p.number = l."user" left join user_groups g on g.id = p.group_id
  ${onlyRejected ? sql`join import_rows r on r.run_id = l.run_id and r.row = l.row` : sql``}
  where l.run_id = ${runId} and l.row > ${after} ${onlyRejected ? sql`and (l."user" is null or p.outcome = 'error')` : sql``}
  order by l.row limit ${BATCH}`

async function* inBatches(runId: number, sight: Sight, onlyRejected: boolean): AsyncGenerator<Line> {
  for (let after = -1; ; ) {
    const { rows } = await db().execute<Line>(lines(runId, sight, after, onlyRejected))
    yield* rows
    const last = rows[rows.length - 1]
    if (!last || rows.length < BATCH) return
    after = last.row
  }
}

/** What became of a row (I23): rows read = applied + unchanged + skipped + failed. */
type Fate = 'applied' | 'unchanged' | 'skipped' | 'failed'
const fateOf = (line: Pick<Line, 'severity' | 'outcome'>): Fate => {
  if (line.outcome === null || line.severity === 'error') return 'failed'
  if (line.outcome === 'error') return 'skipped'
  return line.outcome === 'unchanged' ? 'unchanged' : 'applied'
}

/** What happened per row, then the users that the file does not name: those deactivated and those protected (I23). @throws Forbidden */
export async function rowsReport(ctx: Context, publicId: string): Promise<SheetRows> {
  const run = await findRun(ctx, publicId)
  const sight = await sightOf(db(), ctx)
  const say = speaker(ctx.language, 'report')
  const columns = ['row', 'user', 'loginName', 'group', 'employer', 'department', 'employee', 'outcome', 'fate', 'remarks'] as const
  const done = run.status === 'committed' || run.status === 'undone'
  async function* rows(): AsyncGenerator<string[]> {
    for await (const line of inBatches(run.id, sight, false)) {
      const adopted = line.adopted ? [adoptedText(ctx.language, line.adopted)] : []
      const remarks = [...adopted, ...(line.remarks ?? []).map((remark) => remarkText(ctx.language, remark))].join(' ')
      yield [
        String(line.row),
        line.code ?? '',
        line.login_name ?? '',
        line.group_name ?? '',
        line.employer_code ?? '',
        line.department_code ?? '',
        line.employee_number ?? '',
        say(`outcomes.${line.outcome ?? 'error'}`),
        say(`${done ? 'fates' : 'plannedFates'}.${fateOf(line)}`),
        remarks,
      ]
    }
    const { rows: absent } = await db().execute<Line & { protection: 'level' | 'api-client' | 'self' | null }>(sql`
      select p.outcome, p.protection, v.code, v.login_name, v.group_name from import_plan_users p
      left join lateral (select p.code, p.login_name, p.group_name where not ${sight.unseen}) v on true
      where p.run_id = ${run.id} and p.first_row is null order by p.number`)
    for (const user of absent)
      yield [
        '',
        user.code ?? '',
        user.login_name ?? '',
        user.group_name ?? '',
        '',
        '',
        '',
        say(`outcomes.${user.outcome ?? 'error'}`),
        say(`${done ? 'fates' : 'plannedFates'}.${user.outcome === 'deactivate' ? 'applied' : 'unchanged'}`),
        user.protection ? say(`protections.${user.protection}`) : say('notDelivered'),
      ]
  }
  return { name: fileName(run, say('rowsFile')), header: columns.map((column) => say(`columns.${column}`)), rows: rows() }
}

/**
 * The rejected rows in the file's own columns with their reason, ready to mend and offer again (I23). All rows of a user in error are there,
 * for offered again they must say everything that the user may see. @throws Forbidden
 */
export async function rejectedRows(ctx: Context, publicId: string): Promise<SheetRows> {
  const run = await findRun(ctx, publicId)
  const sight = await sightOf(db(), ctx)
  const say = speaker(ctx.language, 'report')
  const header = (run.file as FileFacts | null)?.header ?? []
  const dropped = droppedColumns(header)
  async function* rows(): AsyncGenerator<string[]> {
    for await (const line of inBatches(run.id, sight, true)) {
      const parsed = JSON.parse(line.cells ?? '[]') as string[] | { c: string[] }
      const cells = Array.isArray(parsed) ? parsed : parsed.c
      const width = header.length - dropped.size
      const reason = (line.remarks ?? []).map((remark) => remarkText(ctx.language, remark)).join(' ') || say('becauseOfOtherRows')
      yield [...Array.from({ length: width }, (_, i) => cells[i] ?? ''), reason]
    }
  }
  return {
    name: fileName(run, say('rejectedFile')),
    header: [...header.filter((_, i) => !dropped.has(i)), say('columns.reason')],
    rows: rows(),
  }
}

const fileName = (run: RunRow, what: string) => `${what} ${run.fileName.replace(/\.[A-Za-z0-9]{1,5}$/, '')}`
