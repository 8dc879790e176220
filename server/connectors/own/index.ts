import type { Connector } from '../connector.ts'
import { form } from './form.ts'
import { kit } from './kit.ts'
import { newsletter } from './newsletter.ts'
import { push } from './push.ts'

/** Behind these stands no network: our own page, the lists of those who signed up, and what a person carries. */
export const own = { form, push, newsletter, ...kit } satisfies Record<string, Connector>
