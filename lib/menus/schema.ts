import { z } from 'zod'
import { menus, nodeKeys } from './nodes'

const node = z.enum(nodeKeys as [(typeof nodeKeys)[number], ...typeof nodeKeys])
const once = (values: readonly string[]) => new Set(values).size === values.length

/**
 * The changes of one or more menus, saved together (L3). `seen`: the nodes of that menu that had a cross on screen, so that nobody
 * writes over what someone else changed meanwhile.
 */
export const saveMenuSchema = z.strictObject({
  menus: z
    .array(
      z.strictObject({
        menu: z.enum(menus),
        seen: z.array(node).max(nodeKeys.length),
        changes: z
          .array(z.strictObject({ node, available: z.boolean() }))
          .min(1)
          .max(nodeKeys.length)
          .refine((changes) => once(changes.map((change) => change.node))),
      }),
    )
    .min(1)
    .max(menus.length)
    .refine((changed) => once(changed.map(({ menu }) => menu))),
})
