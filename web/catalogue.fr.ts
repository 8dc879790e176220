import { duty } from './alerts/words.fr.ts'
import { events } from './events/words.fr.ts'
import { messages } from './inbox/words.fr.ts'
import { shell } from './shell/words.fr.ts'
import { today } from './today/words.fr.ts'

/** Every word of the screens, in French. Its typography is held by tests/web/catalogue. */
export const fr = {
  ...shell,
  ...today,
  ...messages,
  ...events,
  ...duty,
}

/** What every language must say: the same keys, the same parameters. */
export type Catalogue = typeof fr
