/** What a form of the signed-out part answers: nothing yet, or what is wrong, in words and with the field it belongs to. */
export type FormState = { errors: readonly { name?: string; text: string }[] } | null

export type FormAction = (state: FormState, data: FormData) => Promise<FormState>

export const errorOf = (state: FormState, name: string): string | undefined => state?.errors.find((error) => error.name === name)?.text
