import { z } from 'zod'

/** One line of text as a person types it: trimmed, without control characters and halves of characters, which a screen or a file cannot show. */
export const line = z
  .string()
  .trim()
  .refine((text) => !/[\p{Cc}\p{Cs}]/u.test(text), { params: { problem: 'invalid-character' } })

/** The key of a row. */
export const id = z.int().positive()
