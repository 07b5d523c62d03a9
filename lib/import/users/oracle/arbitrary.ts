import fc from 'fast-check'
import { drawFrom } from './arbitrary/draw'
import { drawFile } from './arbitrary/file'
import { drawSettings } from './arbitrary/settings'
import { drawWorld } from './arbitrary/world'
import type { ImportFile, Settings, World } from './world'

export type ImportCase = { world: World; settings: Settings; file: ImportFile }

/** A random small world, settings of an account on it, and a file for that account: clean, a little dirty, or very. */
export const importCase = (): fc.Arbitrary<ImportCase> =>
  fc.gen().map((g) => {
    const d = drawFrom(g)
    const world = drawWorld(d)
    const settings = drawSettings(d, world)
    return { world, settings, file: drawFile(d, world, settings) }
  })
