import { operations as alerts } from './alerts/operations.ts'
import { operations as approval } from './approval/operations.ts'
import { operations as backup } from './backup/operations.ts'
import { operations as calendar } from './calendar/operations.ts'
import { operations as channels } from './channels/operations.ts'
import { operations as committees } from './committees/operations.ts'
import { operations as contactForm } from './contact-form/operations.ts'
import { operations as digest } from './digest/operations.ts'
import { operations as eventImport } from './event-import/operations.ts'
import { operations as events } from './events/operations.ts'
import { operations as evidence } from './evidence/operations.ts'
import { operations as historyImport } from './history-import/operations.ts'
import { operations as hours } from './hours/operations.ts'
import { operations as http } from './http/frame/operations.ts'
import { operations as inbox } from './inbox/operations.ts'
import { operations as officialRequests } from './official-requests/operations.ts'
import { operations as openData } from './open-data/operations.ts'
import { operations as partners } from './partners/operations.ts'
import { operations as people } from './people/operations.ts'
import { operations as pictures } from './pictures/operations.ts'
import { operations as privacy } from './privacy/operations.ts'
import { operations as publishing } from './publishing/operations.ts'
import { operations as replyTimes } from './reply-times/operations.ts'
import { operations as setUp } from './set-up/operations.ts'
import { operations as shares } from './shares/operations.ts'
import { operations as subscribers } from './subscribers/operations.ts'
import { operations as today } from './today/operations.ts'
import { operations as warnings } from './warnings/operations.ts'
import { operations as webhooks } from './webhooks/operations.ts'

/**
 * Everything that the API does, one line a capability, in the order of `server/capabilities.ts`:
 * the web client, the remote command and the tests go by it.
 */
export const operations = {
  ...setUp,
  ...people,
  ...hours,
  ...channels,
  ...inbox,
  ...contactForm,
  ...officialRequests,
  ...replyTimes,
  ...alerts,
  ...historyImport,
  ...pictures,
  ...publishing,
  ...eventImport,
  ...events,
  ...calendar,
  ...approval,
  ...partners,
  ...shares,
  ...committees,
  ...openData,
  ...subscribers,
  ...evidence,
  ...warnings,
  ...digest,
  ...webhooks,
  ...today,
  ...privacy,
  ...backup,
  ...http,
}
export type Operations = typeof operations
