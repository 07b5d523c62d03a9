import type { Command } from './io'

type Entry = { load(): Promise<Command>; usage: string; database: boolean }

/** Every command, loaded when it is asked for. `database: false`: it runs without one being started. */
export const commands: Record<string, Entry> = {
  import: { load: () => import('./commands/import'), usage: 'import FILE --account CODE [--commit] …', database: true },
  migrate: { load: () => import('./commands/migrate'), usage: 'migrate', database: true },
}
