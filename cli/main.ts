import { userInfo } from 'node:os'
import { resolve } from 'node:path'
import { closeDatabase } from '@/db/client'
import type { Context, Language } from '@/lib/kernel/context'
import { speaker } from '@/lib/kernel/words'
import { commands } from './commands'
import { type CommandIo, exit, WrongUse } from './io'
import { openDatabase, prepare } from './setup'
import { explain, languageOf } from './words'

function operatingSystemUser(): string {
  try {
    return userInfo().username
  } catch {
    return String(process.getuid?.() ?? 'onbekend')
  }
}

/** Takes the options that every command has out of the arguments. */
function common(argv: string[]): { args: string[]; wantsJson: boolean; language: Language } {
  const end = argv.indexOf('--')
  const before = end < 0 ? argv : argv.slice(0, end)
  const args: string[] = []
  let language = languageOf(process.env)
  for (let i = 0; i < before.length; i++) {
    const argument = before[i]!
    const named = argument === '--lang' ? before[++i] : /^--lang=(.*)$/.exec(argument)?.[1]
    if (named === 'nl' || named === 'en') language = named
    else if (argument === '--lang' || named !== undefined) throw new WrongUse('--lang nl|en')
    else if (argument !== '--json') args.push(argument)
  }
  return { args: [...args, ...(end < 0 ? [] : argv.slice(end))], wantsJson: before.includes('--json'), language }
}

/** Ctrl-C: what is under way rolls back; a database that we alone were using stops with us. */
function leaveOnSignal(release: () => Promise<void>): void {
  for (const [signal, code] of [
    ['SIGINT', 130],
    ['SIGTERM', 143],
    ['SIGHUP', 129],
  ] as const) {
    process.once(signal, () => void release().finally(() => process.exit(code)))
  }
}

/** Runs one command; returns the exit code. Everything that is not the command's own JSON or text goes to standard error. */
async function main(argv: string[]): Promise<number> {
  const err = (text: string) => void process.stderr.write(`${text}\n`)
  let language = languageOf(process.env)
  let release: (() => Promise<void>) | undefined
  try {
    const { args, wantsJson, ...chosen } = common(argv)
    language = chosen.language
    const say = speaker(language, 'running')
    const [name = '', ...rest] = args
    const usage = Object.values(commands).map((command) => `  ${command.usage}`)
    if (name === '--help' || name === 'help') {
      process.stdout.write(`${[say('usage'), ...usage].join('\n')}\n`)
      return exit.done
    }
    const command = Object.hasOwn(commands, name) ? commands[name] : undefined
    if (!command) throw new WrongUse([say(name ? 'unknownCommand' : 'usage', { name }), ...usage].join('\n'))
    const end = rest.indexOf('--')
    if (rest.slice(0, end < 0 ? undefined : end).includes('--help')) {
      process.stdout.write(`${command.help?.(language) ?? command.usage}\n`)
      return exit.done
    }
    if (command.database) {
      const database = await openDatabase()
      release = database.release
      leaveOnSignal(release)
      await prepare(database.url, err)
    }
    const ctx: Context = { actor: { kind: 'command-line', name: operatingSystemUser() }, means: 'command-line', address: null, language }
    const io: CommandIo = {
      out: (text) => void (wantsJson ? process.stderr : process.stdout).write(`${text}\n`),
      err,
      json: (value) => void (wantsJson && process.stdout.write(`${JSON.stringify(value, null, 2)}\n`)),
      ctx,
      wantsJson,
      path: (file) => resolve(process.env.INIT_CWD ?? process.cwd(), file),
    }
    return await (await command.load()).run(rest, io)
  } catch (error) {
    const { code, text } = explain(error, language)
    err(text)
    return code
  } finally {
    await closeDatabase()
    await release?.()
  }
}

// A reader that closes early (`| head`) is no failure.
process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? exit.done : exit.unexpected))
main(process.argv.slice(2)).then((code) => {
  // An empty write is answered once everything before it is out; ending earlier would cut a long JSON short in a pipe.
  process.stdout.write('', () => process.exit(code))
})
