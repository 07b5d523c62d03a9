/** Runs once, before the server answers its first request. */
export async function register() {
  if (process.env.NEXT_RUNTIME !== 'nodejs') return
  ;(await import('./app/headers-on-everything')).putHeadersOnEverything()
  await (await import('./lib/import/inbox/uploads')).sweepUploads()
}
