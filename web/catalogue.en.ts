import { duty } from './alerts/messages.en.ts'
import type { Catalogue } from './catalogue.fr.ts'
import { events } from './events/messages.en.ts'
import { shell } from './shell/messages.en.ts'
import { today } from './today/messages.en.ts'

/** Every word of the screens, in English: exactly the keys of the French, or it does not compile. */
export const en: Catalogue = {
  ...shell,
  ...today,
  ...events,
  ...duty,
}
