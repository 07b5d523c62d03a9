import { access, constants, stat } from 'node:fs/promises'
import { speaker } from '@/lib/kernel/words'
import { type CommandIo, WrongUse } from './io'

/** The absolute path of a file named on the command line, to be read. Throws `WrongUse` with the sentence when there is no such file, or it may not be read. */
export async function givenFile(io: CommandIo, file: string): Promise<string> {
  const path = io.path(file)
  if (!(await isReadable(path))) throw new WrongUse(speaker(io.ctx.language, 'readCommand')('noFile', { file }))
  return path
}

async function isReadable(path: string): Promise<boolean> {
  try {
    await access(path, constants.R_OK)
    return (await stat(path)).isFile()
  } catch {
    return false
  }
}
