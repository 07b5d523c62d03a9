/** The unique constraint or index that a statement ran into, or null; drizzle hands the database's error as the cause. */
export function violatedUnique(error: unknown): string | null {
  for (let at = error; at instanceof Error; at = at.cause) {
    const { code, constraint } = at as Error & { code?: unknown; constraint?: unknown }
    if (code === '23505' && typeof constraint === 'string') return constraint
  }
  return null
}
