import { boolean, pgTable, primaryKey, text, timestamp } from 'drizzle-orm/pg-core'

/** What was chosen per menu and node; a node without a row has the state of a new installation (`lib/menus/nodes`). */
export const menuNodes = pgTable(
  'menu_nodes',
  {
    menu: text({ enum: ['system', 'admin', 'user'] }).notNull(),
    node: text().notNull(),
    available: boolean().notNull(),
    changedAt: timestamp({ withTimezone: true }).notNull().defaultNow(),
  },
  (t) => [primaryKey({ columns: [t.menu, t.node] })],
)
