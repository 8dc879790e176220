import { feasts } from './announcements-feasts.ts'
import { services } from './announcements-services.ts'
import { works } from './announcements-works.ts'
import type { Announcement } from './script.ts'

/** What a mairie publishes, whatever the season. */
export const announcements: readonly Announcement[] = [...works, ...services, ...feasts]
