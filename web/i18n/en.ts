import { channels } from './en/channels.ts'
import { door } from './en/door.ts'
import { duty } from './en/duty.ts'
import { events } from './en/events.ts'
import { messages } from './en/messages.ts'
import { rebuild } from './en/rebuild.ts'
import { shell } from './en/shell.ts'
import { today } from './en/today.ts'
import type { Catalogue } from './fr.ts'

/** Every word of the screens, in English: exactly the keys of the French, or it does not compile. */
export const en: Catalogue = {
  ...shell,
  ...door,
  ...today,
  ...messages,
  ...events,
  ...channels,
  ...duty,
  ...rebuild,
}
