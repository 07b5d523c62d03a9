/** Why the embedded database cannot run; doors translate `code` (words: `running.json`) and fill in `values`. */
export type EmbeddedCode = 'no-binaries' | 'not-readable' | 'no-user' | 'no-place' | 'initdb-failed' | 'start-failed' | 'not-answering'

export class EmbeddedProblem extends Error {
  constructor(
    readonly code: EmbeddedCode,
    readonly values: Record<string, string>,
  ) {
    super(`embedded database: ${code} ${Object.values(values).join(' · ')}`)
    this.name = 'EmbeddedProblem'
  }
}
