import type { Context } from '@/lib/kernel/context'

/** What a command of the command line speaks through. */
export type CommandIo = {
  /** A line for a person; with --json it goes to standard error. */
  out(text: string): void
  err(text: string): void
  /** The one JSON document of `--json`; without --json nothing is printed. */
  json(value: unknown): void
  ctx: Context
  wantsJson: boolean
  /** The absolute path of a file named on the command line, seen from where the user stands. */
  path(name: string): string
}

export type Command = { run(argv: string[], io: CommandIo): Promise<number> }

export const exit = { done: 0, unexpected: 1, wrongUse: 2, unreadable: 3, notApplied: 4 } as const

/** Wrong use of the command line: exit 2, with the sentence and how it is used. */
export class WrongUse extends Error {
  constructor(message: string) {
    super(message)
    this.name = 'WrongUse'
  }
}
