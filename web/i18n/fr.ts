import { duty } from './fr/alerts.ts'
import { events } from './fr/events.ts'
import { messages } from './fr/inbox.ts'
import { shell } from './fr/shell.ts'
import { today } from './fr/today.ts'

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
