import type { Language } from '@/lib/kernel/context'
import { speaker } from '@/lib/kernel/words'
import type { Command } from './io'

type Entry = {
  load(): Promise<Command>
  usage: string
  /** How the command is used, in full, where `usage` is short. */
  help?(language: Language): string
  database: boolean
}

/** Every command, loaded when it is asked for. `database: false`: it runs without one being started. */
export const commands: Record<string, Entry> = {
  access: {
    load: () => import('./commands/access'),
    usage: 'access [--user LOGIN] [--employer CODE [--department CODE | --employee NUMBER]] [--at TIME]',
    help: (language) => speaker(language, 'access')('usage'),
    database: true,
  },
  audit: {
    load: () => import('./commands/audit'),
    usage: 'audit verify | audit list [--user LOGIN] [--since TIME]',
    help: (language) => speaker(language, 'history')('usage'),
    database: true,
  },
  account: {
    load: () => import('./commands/account'),
    usage: 'account set|show CODE …',
    help: (language) => speaker(language, 'accounts')('usage'),
    database: true,
  },
  demo: { load: () => import('./commands/demo'), usage: 'demo', database: true },
  export: {
    load: () => import('./commands/export'),
    usage: 'export --account CODE [--format csv|xlsx|xls|xml] …',
    help: (language) => speaker(language, 'exporting')('usage'),
    database: true,
  },
  group: {
    load: () => import('./commands/group'),
    usage: 'group create|show|employers NAME [--set 0001,groep:Kern]',
    help: (language) => speaker(language, 'users')('usageGroup'),
    database: true,
  },
  import: {
    load: () => import('./commands/import'),
    usage: 'import FILE --account CODE [--commit] …',
    help: (language) => speaker(language, 'importing')('usage'),
    database: true,
  },
  migrate: { load: () => import('./commands/migrate'), usage: 'migrate', database: true },
  read: { load: () => import('./commands/read'), usage: 'read FILE [--sheet NAME] [--encoding NAME]', database: false },
  role: { load: () => import('./commands/role'), usage: 'role create NAME', database: true },
  user: {
    load: () => import('./commands/user'),
    usage: 'user create|show|deactivate|reactivate|reset-password …',
    help: (language) => speaker(language, 'users')('usageUser'),
    database: true,
  },
  organisation: {
    load: () => import('./commands/organisation'),
    usage: 'organisation DIR|FILE… [--full] [--commit] [--confirm-ended N]',
    database: true,
  },
}
