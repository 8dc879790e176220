import { feasts } from './announcements-feasts.ts'
import { seasons } from './announcements-seasons.ts'
import { services } from './announcements-services.ts'
import { works } from './announcements-works.ts'
import type { Announcement } from './script.ts'

/** What a mairie publishes over the year. */
export const announcements: readonly Announcement[] = [...works, ...services, ...feasts, ...seasons]

/** What most people write: no question, and hardly a word. Nobody cheers a cut of the water. */
export function wordlessUnder(announcement: Announcement): readonly string[] {
  return feasts.includes(announcement) ? cheers : acknowledgements
}

export const cheers = ['👏👏', '❤️', '👍', 'Bravo !', '{ami}', '{ami} {ami2} 😉', '🎉', '😍😍']
const acknowledgements = ['👍', 'Merci !', 'Merci pour l’info', '{ami}', 'Ok merci', '🙏']
