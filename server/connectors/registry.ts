import { bluesky } from './bluesky/index.ts'
import type { Connector } from './connector.ts'
import { facebook } from './facebook/index.ts'
import { form } from './form/index.ts'
import { instagram } from './instagram/index.ts'
import { kit } from './kit/index.ts'
import { lasuite, mailbox } from './mailbox/index.ts'
import { mastodon } from './mastodon/index.ts'
import { newsletter } from './newsletter/index.ts'
import { push } from './push/index.ts'
import { smsOvh, smsSmpp } from './sms/index.ts'
import { wordpress } from './wordpress/index.ts'

/** Every kind of channel: one folder, one line here; a mailbox is read in two ways, SMS go by two, `kit` is several. */
export const connectors: Record<string, Connector> = {
  facebook,
  instagram,
  mastodon,
  bluesky,
  wordpress,
  mailbox,
  lasuite,
  form,
  push,
  newsletter,
  ...kit,
  'sms-ovh': smsOvh,
  smpp: smsSmpp,
}
