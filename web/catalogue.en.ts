import { duty } from './alerts/words.en.ts'
import type { Catalogue } from './catalogue.fr.ts'
import { events } from './events/words.en.ts'
import { messages } from './inbox/words.en.ts'
import { shell } from './shell/words.en.ts'
import { today } from './today/words.en.ts'

/** Every word of the screens, in English: exactly the keys of the French, or it does not compile. */
export const en: Catalogue = {
  ...shell,
  ...today,
  ...messages,
  ...events,
  ...duty,
}
