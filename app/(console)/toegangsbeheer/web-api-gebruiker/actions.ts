'use server'
import { createApplication, editApplication, reinstateApplication, withdrawApplication } from '@/lib/api-clients/commands/applications'
import { createClient } from '@/lib/api-clients/commands/create'
import { handOver } from '@/lib/api-clients/commands/hand-over'
import { receiveSecret } from '@/lib/api-clients/commands/receive'
import { reopenClient } from '@/lib/api-clients/commands/reopen'
import { revokeClient, revokeSecret } from '@/lib/api-clients/commands/revoke'
import { rotateSecret } from '@/lib/api-clients/commands/rotate'
import { setExpiry } from '@/lib/api-clients/commands/set-expiry'
import { showSecret } from '@/lib/api-clients/commands/show'
import {
  applicationSchema,
  clientSchema,
  createApplicationSchema,
  createClientSchema,
  editApplicationSchema,
  receiveSecretSchema,
  reopenClientSchema,
  revokeSecretSchema,
  rotateSecretSchema,
  setExpirySchema,
  showSecretSchema,
  withdrawApplicationSchema,
} from '@/lib/api-clients/schema'
import { action } from '@/lib/auth/action'

export const generate = action(createClientSchema, createClient)
export const receive = action(receiveSecretSchema, receiveSecret)
export const show = action(showSecretSchema, showSecret)
export const rotate = action(rotateSecretSchema, rotateSecret)
export const revoke = action(clientSchema, revokeClient)
export const revokeOne = action(revokeSecretSchema, revokeSecret)
export const markHandedOver = action(clientSchema, handOver)
export const reopen = action(reopenClientSchema, reopenClient)
export const saveExpiry = action(setExpirySchema, setExpiry)
export const addApplication = action(createApplicationSchema, createApplication)
export const saveApplication = action(editApplicationSchema, editApplication)
export const withdraw = action(withdrawApplicationSchema, withdrawApplication)
export const reinstate = action(applicationSchema, reinstateApplication)
