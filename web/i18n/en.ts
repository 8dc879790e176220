import { duty } from './en/alerts.ts'
import { events } from './en/events.ts'
import { messages } from './en/inbox.ts'
import { shell } from './en/shell.ts'
import { today } from './en/today.ts'
import type { Catalogue } from './fr.ts'

/** Every word of the screens, in English: exactly the keys of the French, or it does not compile. */
export const en: Catalogue = {
  ...shell,
  ...today,
  ...messages,
  ...events,
  ...duty,
}
