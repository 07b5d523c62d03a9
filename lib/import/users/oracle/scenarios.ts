import { columnScenarios } from './scenarios/columns'
import { identityScenarios } from './scenarios/identity'
import { loginScenarios } from './scenarios/logins'
import { personScenarios } from './scenarios/persons'
import { rowScenarios } from './scenarios/rows'
import { safeguardScenarios } from './scenarios/safeguards'
import type { Scenario } from './scenarios/scenario'
import { templateScenarios } from './scenarios/templates'

/** Every sentence of I3–I20 as given, when, then; worked out by hand, and run against the oracle and against the real import. */
export const scenarios: Scenario[] = [
  ...columnScenarios,
  ...rowScenarios,
  ...templateScenarios,
  ...identityScenarios,
  ...personScenarios,
  ...loginScenarios,
  ...safeguardScenarios,
]
