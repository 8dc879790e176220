import { agenda } from './agenda/index.ts'
import { alerts } from './alerts/index.ts'
import { approval } from './approval/index.ts'
import { backup } from './backup/index.ts'
import { calendar } from './calendar/index.ts'
import type { Capability } from './capability.ts'
import { channels } from './channels/index.ts'
import { committees } from './committees/index.ts'
import { contactForm } from './contact-form/index.ts'
import { digest } from './digest/index.ts'
import { eventImport } from './event-import/index.ts'
import { events } from './events/index.ts'
import { evidence } from './evidence/index.ts'
import { exporting } from './export/index.ts'
import { help } from './help/index.ts'
import { historyImport } from './history-import/index.ts'
import { hours } from './hours/index.ts'
import { inbox } from './inbox/index.ts'
import { mail } from './mail/index.ts'
import { officialRequests } from './official-requests/index.ts'
import { openData } from './open-data/index.ts'
import { partners } from './partners/index.ts'
import { people } from './people/index.ts'
import { pictures } from './pictures/index.ts'
import { platform } from './platform/index.ts'
import { privacy } from './privacy/index.ts'
import { publishing } from './publishing/index.ts'
import { replyTimes } from './reply-times/index.ts'
import { setUp } from './set-up/index.ts'
import { shares } from './shares/index.ts'
import { subscribers } from './subscribers/index.ts'
import { today } from './today/index.ts'
import { warnings } from './warnings/index.ts'
import { webhooks } from './webhooks/index.ts'

/**
 * What this process can do, one line a capability. The order is the help's, and that in which routes
 * are looked through: `eventImport` stands before `events`, whose `/events/:id` would take its addresses.
 */
export const capabilities: Capability[] = [
  setUp,
  people,
  hours,
  channels,
  inbox,
  contactForm,
  officialRequests,
  replyTimes,
  alerts,
  historyImport,
  pictures,
  publishing,
  eventImport,
  events,
  calendar,
  approval,
  partners,
  shares,
  committees,
  agenda,
  openData,
  subscribers,
  evidence,
  warnings,
  digest,
  webhooks,
  today,
  mail,
  privacy,
  backup,
  exporting,
  help,
  platform,
]
