import { duty } from './alerts/messages.fr.ts'
import { events } from './events/messages.fr.ts'
import { shell } from './shell/messages.fr.ts'
import { today } from './today/messages.fr.ts'

/** Every word of the screens, in French. Its typography is held by tests/web/catalogue. */
export const fr = {
  ...shell,
  ...today,
  ...events,
  ...duty,
}

/** What every language must say: the same keys, the same parameters. */
export type Catalogue = typeof fr
