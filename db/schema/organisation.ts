import { sql } from 'drizzle-orm'
import { bigint, foreignKey, index, pgTable, primaryKey, text, timestamp, unique } from 'drizzle-orm/pg-core'
import { createdAt, id } from './columns'

/** Employers ("werkgevers"). The code is text, compared exactly: "0012" is not "12". `endedAt` closes all reach through it (U5). */
export const employers = pgTable('employers', {
  id: id(),
  code: text().notNull().unique(),
  name: text().notNull(),
  endedAt: timestamp({ withTimezone: true }),
  createdAt: createdAt(),
  changedAt: createdAt(),
})

/** Named sets of employers ("werkgevergroepen"); `nameKey` is the folded name, so that case does not make a second one. */
export const employerGroups = pgTable('employer_groups', {
  id: id(),
  name: text().notNull(),
  nameKey: text().notNull().unique(),
})

export const employerGroupMembers = pgTable(
  'employer_group_members',
  {
    employerGroupId: bigint({ mode: 'number' })
      .notNull()
      .references(() => employerGroups.id),
    employerId: bigint({ mode: 'number' })
      .notNull()
      .references(() => employers.id),
  },
  (t) => [primaryKey({ columns: [t.employerGroupId, t.employerId] }), index().on(t.employerId)],
)

/** A node in its employer's tree; the parent is always of the same employer. */
export const departments = pgTable(
  'departments',
  {
    id: id(),
    employerId: bigint({ mode: 'number' })
      .notNull()
      .references(() => employers.id),
    code: text().notNull(),
    name: text().notNull(),
    parentId: bigint({ mode: 'number' }),
    endedAt: timestamp({ withTimezone: true }),
    changedAt: createdAt(),
  },
  (t) => [
    unique('departments_employer_code').on(t.employerId, t.code),
    unique('departments_employer_id').on(t.employerId, t.id),
    foreignKey({ name: 'departments_parent', columns: [t.employerId, t.parentId], foreignColumns: [t.employerId, t.id] }),
    index('departments_parent_index').on(t.parentId).where(sql`parent_id is not null`),
    // How many stand under each employer is read from the index alone.
    index('departments_living').on(t.employerId).where(sql`ended_at is null`),
  ],
)

export const employees = pgTable(
  'employees',
  {
    id: id(),
    employerId: bigint({ mode: 'number' })
      .notNull()
      .references(() => employers.id),
    number: text().notNull(),
    departmentId: bigint({ mode: 'number' }),
    lastName: text(),
    prefixes: text(),
    initials: text(),
    firstName: text(),
    gender: text(),
    workEmail: text(),
    workPhone: text(),
    endedAt: timestamp({ withTimezone: true }),
    changedAt: createdAt(),
  },
  (t) => [
    unique('employees_employer_number').on(t.employerId, t.number),
    foreignKey({
      name: 'employees_department',
      columns: [t.employerId, t.departmentId],
      foreignColumns: [departments.employerId, departments.id],
    }),
    index('employees_department_index').on(t.departmentId),
    index('employees_number_index').on(t.number),
    index('employees_living').on(t.employerId).where(sql`ended_at is null`),
  ],
)
