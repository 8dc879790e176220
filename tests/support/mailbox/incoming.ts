import type { IncomingConversation } from '../../../server/connectors/connector.ts'
import { ownOf } from '../../../server/connectors/mailbox/access/access.ts'
import { addressReader } from '../../../server/connectors/mailbox/addresses.ts'
import { readHeader } from '../../../server/connectors/mailbox/header.ts'
import { mailOf } from '../../../server/connectors/mailbox/mail.ts'
import { messageIn } from '../../../server/connectors/mailbox/parse.ts'

/** The address of the mairie in `mailFrom`. */
export const mairie = 'mairie@exemple.fr'

const own = ownOf({ address: mairie })
const read = await addressReader()
let uid = 0

/** A mail with these header lines that came or left at `at` (ms UTC), as the connector gives it. */
export function mailFrom(
  lines: Record<string, string>,
  at: number,
  text = 'Bonjour, la mairie est-elle ouverte samedi ?',
): IncomingConversation {
  if (own === null) throw new Error('no mailbox')
  const folder = lines.From?.includes(mairie) ? 'sent' : 'incoming'
  const head = Object.entries({ Date: new Date(at).toUTCString(), ...lines })
  const header = readHeader(
    Buffer.from(head.map(([name, value]) => `${name}: ${value}`).join('\r\n')),
  )
  const envelope = { uid: ++uid, flags: new Set<string>(), arrivedAt: at, size: 1_000, header }
  const mail = mailOf(envelope, folder, own, read)
  if (mail === null) throw new Error('no mail')
  const { thread, message } = messageIn(mail, text, [])
  return { ...thread, messages: [message] }
}
