import { type SQL, sql } from 'drizzle-orm'
import type { Language } from '@/lib/kernel/context'
import { speaker } from '@/lib/kernel/words'
import type { Via } from './reach/relation'

/** One way by which a user reaches something (A6), in words of the language asked for. */
export type AccessPath = { via: Via; text: string }

/** The same way by its stations, for a picture: through a group, or by a grant of the user's own. `opens` is what it was given for, in words. */
export type PathStations = { userGroup: string | null; employerGroup: string | null; opens: string }

/** A path as a sentence and by its stations. */
export type Path = AccessPath & { stations: PathStations }

/** A path with the names that its sentence needs. */
export type NamedPath = {
  via: Via
  userGroup: string | null
  employerGroup: string | null
  employer: string | null
  department: string | null
  depth: number | null
  employee: string | null
  run: number | null
  row: number | null
  /** The department by which a department grant reaches the element: itself, or where the employee is placed. */
  reached: string | null
}

/** The columns of `NamedPath` in SQL, for a row `r` of the relation, `reached` excepted; `namedFrom` has their tables. */
export const namedColumns: SQL = sql`r.via, ug.name as "userGroup", eg.name as "employerGroup", coalesce(ge.code, re.code) as employer,
  gd.code as department, gr.depth, gx.number as employee, gr.run_id::int as run, gr.row`

/** `re` is the employer of what is reached. */
export const namedFrom: SQL = sql`
  left join user_groups ug on ug.id = r.group_id
  left join employer_groups eg on eg.id = r.employer_group_id
  left join grants gr on gr.id = r.grant_id
  left join departments gd on gd.id = gr.department_id
  left join employees gx on gx.id = gr.employee_id
  left join employers ge on ge.id = coalesce(gr.employer_id, gd.employer_id, gx.employer_id)`

/** How paths are told, in a language. */
export type Teller<P> = (language: Language) => (path: NamedPath) => P

/**
 * Tells paths that differ in nothing that is said of them once: a group opens an employer with thousands of employees by one and the same path, and
 * saying a sentence takes longer than finding them. What is told is shared, not to be changed.
 */
function onceEach<P>(tell: (path: NamedPath) => P): (path: NamedPath) => P {
  const told = new Map<string, P>()
  return (path) => {
    const { via, userGroup, employerGroup, employer, department, depth, employee, run, row, reached } = path
    const key = JSON.stringify([via, userGroup, employerGroup, employer, department, depth, employee, run, row, department && reached])
    const before = told.get(key)
    if (before !== undefined) return before
    const now = tell(path)
    told.set(key, now)
    return now
  }
}

/** Tells a path as a sentence and by its stations. */
export const stationTeller: Teller<Path> = (language) => {
  const [sentence, stations] = [pathTeller(language), stationsOf(language)]
  return onceEach((path) => ({ ...sentence(path), stations: stations(path) }))
}

/** A path by its stations; a depth above one is said with the department. */
function stationsOf(language: Language): (path: NamedPath) => PathStations {
  const say = speaker(language, 'access')
  return ({ via, userGroup, employerGroup, employer, department, depth, employee }) => {
    const names = { employer: employer ?? '' }
    if (via !== 'grant') return { userGroup, employerGroup, opens: say('employer', names) }
    const deep = depth !== null && depth > 1
    const opens =
      department !== null
        ? say(deep ? 'departmentDeep' : 'department', { ...names, department, depth: String(depth) })
        : employee !== null
          ? say('employee', { ...names, employee })
          : say('employer', names)
    return { userGroup: null, employerGroup: null, opens }
  }
}

/** Says a path: "groep HR is geautoriseerd voor werkgever 0004", or the own grant and what delivered it. */
export function pathTeller(language: Language): (path: NamedPath) => AccessPath {
  const say = speaker(language, 'access')
  return onceEach((path) => {
    const { via, run, row } = path
    const names = { employer: path.employer ?? '', group: path.userGroup ?? '' }
    if (via === 'group') return { via, text: say('path.group', names) }
    if (via === 'employer-group') return { via, text: say('path.employer-group', { ...names, employerGroup: path.employerGroup ?? '' }) }
    const grant =
      path.department !== null
        ? say('path.department', {
            ...names,
            department: path.department,
            depth: String(path.depth),
            reached: path.reached ?? path.department,
          })
        : path.employee !== null
          ? say('path.employee', { ...names, employee: path.employee })
          : say('path.employer', names)
    return { via, text: run === null ? grant : say('path.delivered', { grant, run: String(run), row: String(row ?? '') }) }
  })
}
