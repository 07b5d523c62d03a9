import { sql } from 'drizzle-orm'
import { bigint, check, index, integer, pgTable, primaryKey, uniqueIndex } from 'drizzle-orm/pg-core'
import { createdAt, id } from './columns'
import { departments, employees, employerGroups, employers } from './organisation'
import { userGroups, users } from './users'

/**
 * A user's own grant, of exactly one element (A3): an employer, a department with a depth, or an employee.
 * `runId` and `row` say which import delivered it (A6).
 */
export const grants = pgTable(
  'grants',
  {
    id: id(),
    userId: bigint({ mode: 'number' })
      .notNull()
      .references(() => users.id),
    employerId: bigint({ mode: 'number' }).references(() => employers.id),
    departmentId: bigint({ mode: 'number' }).references(() => departments.id),
    employeeId: bigint({ mode: 'number' }).references(() => employees.id),
    depth: integer(),
    runId: bigint({ mode: 'number' }),
    row: integer(),
    createdAt: createdAt(),
  },
  (t) => [
    check('grants_one_element', sql`num_nonnulls(employer_id, department_id, employee_id) = 1`),
    check('grants_depth', sql`(department_id is null) = (depth is null) and depth >= 1`),
    uniqueIndex('grants_user_employer').on(t.userId, t.employerId).where(sql`employer_id is not null`),
    uniqueIndex('grants_user_department').on(t.userId, t.departmentId).where(sql`department_id is not null`),
    uniqueIndex('grants_user_employee').on(t.userId, t.employeeId).where(sql`employee_id is not null`),
    index('grants_employer').on(t.employerId).where(sql`employer_id is not null`),
    index('grants_department').on(t.departmentId).where(sql`department_id is not null`),
    index('grants_employee').on(t.employeeId).where(sql`employee_id is not null`),
  ],
)

/** A user group authorised for one employer (A2). */
export const groupEmployers = pgTable(
  'group_employers',
  {
    groupId: bigint({ mode: 'number' })
      .notNull()
      .references(() => userGroups.id),
    employerId: bigint({ mode: 'number' })
      .notNull()
      .references(() => employers.id),
    createdAt: createdAt(),
  },
  (t) => [primaryKey({ columns: [t.groupId, t.employerId] }), index().on(t.employerId)],
)

/** A user group authorised for all employers of an employer group, present and future (A2). */
export const groupEmployerGroups = pgTable(
  'group_employer_groups',
  {
    groupId: bigint({ mode: 'number' })
      .notNull()
      .references(() => userGroups.id),
    employerGroupId: bigint({ mode: 'number' })
      .notNull()
      .references(() => employerGroups.id),
    createdAt: createdAt(),
  },
  (t) => [primaryKey({ columns: [t.groupId, t.employerGroupId] }), index().on(t.employerGroupId)],
)
