import { posix } from 'node:path'
import { UnreadableFile } from '../reading'
import type { ZipParts } from '../zip'
import { readPart } from './part'

export type Relation = { type: string; part: string }

/** The relations of a part (of the package itself: ''), by their id, with targets as names of parts. */
export async function relationsOf(parts: ZipParts, part: string): Promise<Map<string, Relation>> {
  const folder = posix.dirname(part)
  const name = posix.join(part ? folder : '', '_rels', `${part ? posix.basename(part) : ''}.rels`)
  const relations = new Map<string, Relation>()
  if (!parts.has(name)) return relations
  await readPart(parts, name, (element, attributes) => {
    if (element !== 'Relationship' || attributes.get('TargetMode') === 'External') return
    const id = attributes.get('Id') ?? ''
    if (relations.has(id)) throw new UnreadableFile('contradiction', { part: name })
    // The last word of the type is the same in both namespaces of the standard.
    const type = (attributes.get('Type') ?? '').split('/').pop() ?? ''
    relations.set(id, { type, part: resolve(part ? folder : '', attributes.get('Target') ?? '') })
  })
  return relations
}

/** Content types that the package declares for single parts, by part in lower case. */
export async function contentTypesOf(parts: ZipParts): Promise<Map<string, string>> {
  const types = new Map<string, string>()
  await readPart(parts, '[Content_Types].xml', (element, attributes) => {
    if (element === 'Override')
      types.set((attributes.get('PartName') ?? '').replace(/^\//, '').toLowerCase(), attributes.get('ContentType') ?? '')
  })
  return types
}

function resolve(folder: string, target: string): string {
  const path = decoded(target.replaceAll('\\', '/'))
  return posix.normalize(path.startsWith('/') ? path : posix.join(folder, path)).replace(/^(\.\.\/|\/)+/, '')
}

function decoded(target: string): string {
  try {
    return decodeURIComponent(target)
  } catch {
    return target
  }
}
