import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { areas, importsOf, sources, targetOf } from './imports.mjs'
import { root } from './sources.mjs'

/** What a unit test never comes near, however far its imports lead: a database, and other processes. */
const real = ['pg', 'pg-copy-streams', 'drizzle-orm/node-postgres', 'child_process', 'node:child_process']
const testFile = /(?<!\.long)\.test\.tsx?$/
const code = /\.(tsx?|mjs)$/

const repository = { text: (file) => readFileSync(join(root, file), 'utf8'), exists: (file) => existsSync(join(root, file)) }

/** Judges a file by all that it imports, directly or by way of others: whether it needs a database or starts processes. */
export function needsRealThings({ text, exists } = repository) {
  const direct = new Map()
  const look = (file) => {
    const used = importsOf(text(file)).filter(({ type }) => !type)
    const targets = used.map(({ specifier }) => targetOf(file, specifier)).filter(Boolean)
    const files = targets.map((target) =>
      [target, `${target}.ts`, `${target}.tsx`, `${target}/index.ts`].find((path) => code.test(path) && exists(path)),
    )
    return { real: used.some(({ specifier }) => real.includes(specifier)), files: files.filter(Boolean) }
  }
  return (start) => {
    // A set that grows while it is gone through: each file once.
    const seen = new Set([start])
    for (const file of seen) {
      if (!direct.has(file)) direct.set(file, look(file))
      if (direct.get(file).real) return true
      for (const next of direct.get(file).files) seen.add(next)
    }
    return false
  }
}

/**
 * The test files of the repository by what they need, found out from their imports: `unit` ones are pure and quick, `integration` ones
 * reach the database or start processes. The long proofs are neither.
 */
export function testProjects() {
  const needs = needsRealThings()
  /** @type {{ unit: string[], integration: string[] }} */
  const projects = { unit: [], integration: [] }
  for (const area of areas)
    for (const file of sources(area)) if (testFile.test(file)) projects[needs(file) ? 'integration' : 'unit'].push(file)
  return projects
}
