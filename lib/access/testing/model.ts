/** An organisation with its users as plain values. Days count from today; `ended` and `day` fields say what the database has as moments and dates. */
export type World = {
  employers: { id: number; ended: boolean; groups: number[] }[]
  departments: { id: number; employer: number; parent: number | null; ended: boolean }[]
  employees: { id: number; employer: number; department: number | null; ended: boolean }[]
  groups: { id: number; employers: number[]; employerGroups: number[] }[]
  users: { id: number; group: number | null; active: boolean; from: number | null; until: number | null }[]
  grants: { id: number; user: number; employer: number | null; department: number | null; employee: number | null; depth: number | null }[]
}

export type Kind = 'employer' | 'department' | 'employee'
/** user, kind, id of the element, via, and the grant, the group, or the group and the employer group. */
export type Path = `${number} ${Kind} ${number} ${'grant' | 'group' | 'employer-group'} ${string}`

type Element = { kind: Kind; id: number; employer: number; department: number | null }

/**
 * Who reaches what by which path, told from rules A1–A5 one element at a time, with no thought for speed; what the SQL is held against.
 * Nothing here may be taken from the SQL, nor the other way round.
 */
export function pathsOf(world: World): Set<Path> {
  const paths = new Set<Path>()
  for (const user of world.users)
    if (mayAct(user)) for (const element of openElements(world)) for (const path of reach(world, user, element)) paths.add(path)
  return paths
}

/** A1 */
const mayAct = (user: World['users'][number]) =>
  user.active && (user.from === null || user.from <= 0) && (user.until === null || user.until >= 0)

/** What has ended, or belongs to an employer that has, is closed to all. */
function openElements(world: World): Element[] {
  const isOpen = (employer: number) => !world.employers.some((e) => e.id === employer && e.ended)
  return [
    ...world.employers.map((e) => ({ kind: 'employer' as const, id: e.id, employer: e.id, department: null, ended: e.ended })),
    ...world.departments.map((d) => ({ kind: 'department' as const, id: d.id, employer: d.employer, department: d.id, ended: d.ended })),
    ...world.employees.map((x) => ({ kind: 'employee' as const, ...x })),
  ].filter((element) => !element.ended && isOpen(element.employer))
}

function* reach(world: World, user: World['users'][number], element: Element): Generator<Path> {
  const path = (via: 'grant' | 'group' | 'employer-group', by: string): Path => `${user.id} ${element.kind} ${element.id} ${via} ${by}`
  for (const grant of world.grants.filter((g) => g.user === user.id)) {
    // A4: the employer, all of its departments and all of its employees
    if (grant.employer === element.employer) yield path('grant', `${grant.id}`)
    // A4: the department, the layers its depth allows, and the employees placed in them
    if (grant.department !== null && element.department !== null) {
      const layer = layersBelow(world, grant.department, element.department)
      if (layer !== null && layer < grant.depth!) yield path('grant', `${grant.id}`)
    }
    if (element.kind === 'employee' && grant.employee === element.id) yield path('grant', `${grant.id}`)
  }
  // A2: one by one, or by the employer groups that hold the employer today
  const group = world.groups.find((g) => g.id === user.group)
  if (!group) return
  if (group.employers.includes(element.employer)) yield path('group', `${group.id}`)
  const memberOf = world.employers.find((e) => e.id === element.employer)!.groups
  for (const employerGroup of group.employerGroups)
    if (memberOf.includes(employerGroup)) yield path('employer-group', `${group.id} ${employerGroup}`)
}

/** How many layers `department` lies under `top` (0: itself); null when it does not, or an ended department stands on the way. */
function layersBelow(world: World, top: number, department: number): number | null {
  let layers = 0
  for (let at: number | null = department; at !== null; layers++) {
    const here: World['departments'][number] = world.departments.find((d) => d.id === at)!
    if (here.ended) return null
    if (here.id === top) return layers
    at = here.parent
  }
  return null
}
