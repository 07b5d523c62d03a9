import type { ActionRow, PageRow } from '../row'

export const actions: Record<string, ActionRow> = {}

export const pages: Record<string, PageRow> = {}
