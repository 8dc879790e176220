import type { IncomingConversation } from '../../../connectors/connector.ts'
import type { Db } from '../../../database/database.ts'
import { mailsWithKeys, messagesCalled } from '../../../messages/store/mail-keys.ts'

/**
 * Mails of the commune to several people, each in the conversation with the recipient whom it answers:
 * the one in the conversation of the mail that it names (`In-Reply-To` before `References`), not the first.
 * Where none of them is known yet, the first recipient stays, and `placeMails` moves it later.
 */
export async function withAnsweredRecipients(
  db: Db,
  channelId: number,
  conversations: readonly IncomingConversation[],
): Promise<readonly IncomingConversation[]> {
  const isToMany = ({ messages }: IncomingConversation) =>
    (messages[0]?.mail?.recipients.length ?? 0) > 1
  const toMany = conversations.filter(isToMany)
  if (toMany.length === 0) return conversations
  const withWhom = new Map<string, Set<string>>()
  const note = (id: string | null | undefined, who: string | null | undefined) => {
    if (id && who) withWhom.set(id, (withWhom.get(id) ?? new Set()).add(who))
  }
  const names = toMany.flatMap(({ messages }) => messages[0]?.mail?.names ?? [])
  for (const row of await mailsWithKeys(db, channelId, names, ['own'])) {
    note(row.key, row.correspondent)
  }
  for (const row of await messagesCalled(db, channelId, names))
    note(row.remoteId, row.correspondent)
  for (const one of conversations) {
    if (!isToMany(one)) note(one.messages[0]?.mail?.id, one.citizen?.remoteId)
  }
  const moved = new Map<IncomingConversation, IncomingConversation>()
  const sentAt = ({ messages }: IncomingConversation) => messages[0]?.sentAt ?? 0
  for (const one of toMany.toSorted((a, b) => sentAt(a) - sentAt(b))) {
    const [message] = one.messages
    const mail = message?.mail
    if (message === undefined || mail === undefined) continue
    const answered = mail.names
      .map(id => mail.recipients.find(({ remoteId }) => withWhom.get(id)?.has(remoteId)))
      .find(found => found !== undefined)
    note(mail.id, (answered ?? one.citizen)?.remoteId)
    if (answered === undefined) continue
    moved.set(one, {
      ...one,
      ...(answered.remoteId !== one.citizen?.remoteId && {
        remoteId: `${mail.id ?? message.remoteId} ${answered.remoteId}`,
        citizen: answered,
      }),
      messages: one.messages.map(each => ({ ...each, mail: { ...mail, recipients: [] } })),
    })
  }
  return conversations.map(one => moved.get(one) ?? one)
}
