import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { dirname, join, posix } from 'node:path'
import { root } from './sources.mjs'

/** The rooms of lib/, lowest first: each may import only those before it. */
export const rooms = [
  ...['kernel', 'history', 'menus', 'organisation', 'access', 'users', 'user-groups'],
  ...['auth', 'api-clients', 'identity', 'web-api', 'import', 'connections'],
]

export const areas = ['app', 'pages', 'components', 'db', 'lib', 'cli', 'bench', 'e2e', 'scripts']
/** Parts of doors that run the product rather than ask it something; they alone open the database. */
const running = /^(cli\/(main|setup|serve|words)\.ts|cli\/serving\/|instrumentation\.ts)/
const testing = /(\.test\.tsx?$|\/testing\/|^e2e\/|^bench\/|^scripts\/)/
const pureReading = /^lib\/import\/(read|map)\//
/** Every command opens with the guard, those of organisation too; it rests on nothing above menus itself. */
const guard = /^lib\/access\/(guard|active)(\.ts)?$/
const bags = /(^|\/)(utils?|helpers?|common|misc|shared|types)(\/|\.[jt]sx?$)/
/** These are no barrels: the schema as drizzle wants it, and the sentences of a language. */
const allowedIndexes = ['db/schema/index.ts', 'lib/kernel/words/index.ts']

/** Imports of a source text: what is named, and whether only types come over. Comments and strings that look like imports are rare enough here. */
export function importsOf(text) {
  const found = []
  const statement = /^\s*(?:import|export)\s+(type\s+)?([^'";]*?\bfrom\s+)?['"]([^'"\n]+)['"]/gm
  for (const [, type, names = '', specifier] of text.matchAll(statement)) {
    const listed = /^\{([^}]*)\}\s*from\s*$/s.exec(names.trim() ? `${names.trim()} ` : '')
    const onlyTypes = listed?.[1].split(',').every((name) => !name.trim() || name.trim().startsWith('type '))
    found.push({ specifier, type: Boolean(type || onlyTypes) })
  }
  for (const [, specifier] of text.matchAll(/\bimport\(\s*['"]([^'"\n]+)['"]\s*\)/g)) {
    // `import('x').Name` in the place of a type leaves nothing behind; telling it apart from a call is not worth it.
    found.push({ specifier, type: false })
  }
  return found
}

/** The path within the repository that a specifier means, or undefined for a package. */
export function targetOf(file, specifier) {
  if (specifier.startsWith('@/')) return specifier.slice(2)
  if (specifier.startsWith('.')) return posix.normalize(posix.join(dirname(file), specifier))
  return undefined
}

const roomOf = (path) => /^lib\/([^/]+)\//.exec(path)?.[1]

function problemWith(file, { specifier, type }) {
  const target = targetOf(file, specifier)
  const from = file.split('/')[0]
  if (target === undefined) {
    if (from === 'lib' && /^(react|react-dom)(\/|$)/.test(specifier))
      return 'lib is the product without React: what draws belongs in app/ or components/'
    const framework = /^next(\/|$)/.test(specifier)
    if (from === 'lib' && framework && roomOf(file) !== 'auth' && !type)
      return 'only lib/auth meets Next.js; what reads a request belongs in app/ (or in lib/auth)'
    if (file.endsWith('/rules.ts') && /^(pg|pg-copy-streams|drizzle-orm)(\/|$)/.test(specifier) && !type)
      return 'rules.ts is pure: what touches the database belongs in queries.ts or commands.ts beside it'
    return undefined
  }
  const to = target.split('/')[0]
  if (!areas.includes(to)) return undefined
  if (from === 'db' && to !== 'db') return `db imports nothing of ours: what needs ${to}/ belongs in lib/ or in a door`
  if (from === 'components') {
    if (to === 'db') return 'components show what they are given: the page reads through lib/<room>/queries.ts and hands it over'
    if (to === 'lib' && !type)
      return 'components take types from lib, never code: give the value or the action as a property, or keep the component beside its page in app/'
    if (to === 'app' || to === 'pages' || to === 'cli') return `a component that needs ${to}/ belongs beside its page in app/`
  }
  if ((from === 'app' || from === 'pages') && to === 'db')
    return 'doors never open the database: reads belong in lib/<room>/queries.ts, writes in lib/<room>/commands'
  if (from === 'cli' && to === 'db' && !running.test(file))
    return 'commands of the command line ask lib, never the database: reads belong in lib/<room>/queries.ts, writes in lib/<room>/commands'
  if ((from === 'app' || from === 'pages') && to === 'cli') return 'doors do not lead into one another: what both need belongs in lib/'
  if (from === 'cli' && (to === 'app' || to === 'pages' || to === 'components'))
    return 'doors do not lead into one another: what both need belongs in lib/'
  if (from === 'lib') {
    if (['app', 'pages', 'components', 'cli'].includes(to))
      return `lib knows no door: what it needs of ${to}/ belongs in lib/, or is handed in`
    if (file.endsWith('/rules.ts') && !type && (to === 'db' || /\/(queries|commands)(\/|$)/.test(target)))
      return 'rules.ts is pure: what touches the database belongs in queries.ts or commands.ts beside it'
    if (pureReading.test(file) && to === 'db')
      return 'reading and mapping are pure: what needs the database belongs in lib/import/users, organisation or runs'
    const own = guard.test(file) ? 'menus' : roomOf(file)
    const other = guard.test(target) ? 'menus' : roomOf(`${target}/`)
    if (own && other && own !== other && rooms.indexOf(other) > rooms.indexOf(own)) {
      const lower = rooms.slice(0, rooms.indexOf(own)).join(', ') || 'none'
      return `${own} lies below ${other} (it may import ${lower}): what needs both belongs in lib/${other}, what both need in lib/${own} or lower`
    }
  }
  if (['app', 'pages', 'components', 'lib', 'cli'].includes(from) && ['bench', 'e2e', 'scripts'].includes(to))
    return `the product does not need ${to}/: move what it needs into lib/`
  return undefined
}

/** What is wrong with a file's place, name and imports, as sentences that say where things belong. */
export function problemsOf(file, text) {
  const problems = []
  if (bags.test(file)) problems.push(`${file}: no bags: name the file after what it holds and put it in the room that it serves`)
  const index = /(^|\/)index\.[jt]sx?$/.test(file) && !file.startsWith('pages/') && !allowedIndexes.includes(file)
  if (index) problems.push(`${file}: no barrels: import from the file that defines the thing`)
  const room = roomOf(file)
  if (room && !rooms.includes(room)) problems.push(`${file}: lib has the rooms ${rooms.join(', ')}; is ${room} part of one of these?`)
  if (!testing.test(file)) {
    for (const used of importsOf(text)) {
      const problem = problemWith(file, used)
      if (problem) problems.push(`${file}: ${used.specifier}: ${problem}`)
    }
  }
  return problems
}

/** Every source file under a folder of the repository. */
export function* sources(folder) {
  if (!existsSync(join(root, folder))) return
  for (const name of readdirSync(join(root, folder))) {
    const path = `${folder}/${name}`
    if (statSync(join(root, path)).isDirectory()) yield* sources(path)
    else if (/\.(tsx?|mjs)$/.test(name)) yield path
  }
}

/** Lines of the file in the middle, and of the one that nine tenths do not exceed. */
function lengths(files) {
  const counts = files.map((file) => readFileSync(join(root, file), 'utf8').trimEnd().split('\n').length).sort((a, b) => a - b)
  const at = (share) => counts[Math.min(counts.length - 1, Math.floor(counts.length * share))] ?? 0
  return { median: at(0.5), ninth: at(0.9) }
}

/** All problems of the repository. */
export function allProblems() {
  const files = areas.flatMap((area) => [...sources(area)])
  const problems = files.flatMap((file) => problemsOf(file, readFileSync(join(root, file), 'utf8')))
  const { median, ninth } = lengths(files.filter((file) => !testing.test(file)))
  if (median > 80 || ninth > 220)
    problems.push(`files are short here: the median is ${median} lines (at most 80), nine tenths have at most ${ninth} (at most 220)`)
  return problems
}

if (process.argv[1] === import.meta.filename) {
  const problems = allProblems()
  for (const problem of problems) process.stderr.write(`${problem}\n`)
  process.exit(problems.length > 0 ? 1 : 0)
}
