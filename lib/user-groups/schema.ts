import { z } from 'zod'

const line = (most: number) =>
  z
    .string()
    .trim()
    .max(most)
    .refine((text) => !/[\p{Cc}\p{Cs}]/u.test(text), { params: { problem: 'invalid-character' } })
const id = z.int().positive()

export const createGroupSchema = z.strictObject({
  name: line(200).min(1),
  description: line(1000)
    .transform((text) => text || null)
    .nullable()
    .default(null),
})

/** What a group is authorised for: exactly these employers and employer groups (A2). `version` is the one that was on screen (U3). */
export const setGroupEmployersSchema = z.strictObject({
  groupId: id,
  version: z.int().optional(),
  employers: z.array(line(200).min(1)).max(100_000),
  employerGroups: z.array(line(200).min(1)).max(10_000),
})
