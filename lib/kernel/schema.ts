import { z } from 'zod'

const lineWithout = (characters: RegExp) =>
  z
    .string()
    .trim()
    .refine((text) => !characters.test(text), { params: { problem: 'invalid-character' } })

/**
 * One line of text as a person types it: trimmed, without control characters and halves of characters, which a screen or a file cannot show,
 * and without marks that turn the direction of text: what is on screen would not be what is there. Joiners stay: names in some scripts have them.
 */
export const line = lineWithout(/[\p{Cc}\p{Cs}\p{Bidi_Control}]/u)

/** What someone is known by, such as a login name: a line without anything unseen, so that no two look alike for that. */
export const identifier = lineWithout(/[\p{Cc}\p{Cs}\p{Cf}]/u)

/** The key of a row. */
export const id = z.int().positive()
