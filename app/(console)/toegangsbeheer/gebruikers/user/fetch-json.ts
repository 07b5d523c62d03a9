/** What one of our own routes answers as JSON; null when there is nothing, or no answer came. */
export async function fetchJson<T>(address: string): Promise<T | null> {
  try {
    const response = await fetch(address, { headers: { accept: 'application/json' } })
    return response.ok ? ((await response.json()) as T) : null
  } catch {
    return null
  }
}
