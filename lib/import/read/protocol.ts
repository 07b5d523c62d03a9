import type { FileFacts, ReadRow } from './reading'

/** What the reading process is asked: one JSON line on its standard input. `path` is ours, never a name from a user. */
export type Job = { path: string; sheet?: string; encoding?: string; known?: readonly string[] }

/** What the process has used since it started. */
export type Usage = { cpuSeconds: number; peakBytes: number }

/** What it answers, one JSON line each: facts, then rows a batch at a time, then end; or an error at any point. */
export type Frame =
  | { kind: 'facts'; facts: FileFacts }
  | { kind: 'rows'; rows: ReadRow[] }
  | { kind: 'end'; usage: Usage }
  | { kind: 'unreadable'; code: string; values: Record<string, string | number>; usage: Usage }
  | { kind: 'crash'; message: string }

/** The descriptor on which the reading process answers. */
export const ANSWERS = 3
