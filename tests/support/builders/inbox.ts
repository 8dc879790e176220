import type { z } from 'zod'
import type { Db } from '../../../server/database/database.ts'
import type { NewRow, Row } from '../../../server/database/schema.ts'
import { replyNew } from '../../../server/inbox/shapes-acts.ts'
import { needsReplyOverrideNew } from '../../../server/inbox/shapes-override.ts'

/** What somebody says of a message: that it needs no answer, unless told. */
export const anOverride = (asked: Partial<z.input<typeof needsReplyOverrideNew>> = {}) =>
  needsReplyOverrideNew.parse({ needsReply: false, reason: 'spam', ...asked })

/** An answer as it is sent from the screen. */
export const anAnswer = (
  asked: Partial<z.input<typeof replyNew>> & Pick<z.input<typeof replyNew>, 'message'>,
) => replyNew.parse({ text: 'Bonjour.', key: 'clé-numéro-1', ...asked })

/** A text that officers use again and again. */
export async function aSavedReply(
  db: Db,
  communeId: number,
  part: Partial<NewRow<'savedReply'>> = {},
): Promise<Row<'savedReply'>> {
  return await db
    .insertInto('savedReply')
    .values({
      communeId,
      title: 'Merci',
      text: 'Merci {prénom}, nous nous en occupons.',
      createdAt: 0,
      changedAt: 0,
      ...part,
    })
    .returningAll()
    .executeTakeFirstOrThrow()
}

/** An answer that was written here and did not leave, unless told. */
export async function aReply(
  db: Db,
  message: Pick<Row<'message'>, 'id' | 'conversationId'>,
  {
    communeId,
    files = [],
    ...part
  }: Partial<NewRow<'reply'>> &
    Pick<NewRow<'reply'>, 'communeId'> & {
      files?: readonly Pick<Row<'replyFile'>, 'name' | 'size'>[]
    },
): Promise<Row<'reply'>> {
  const reply = await db
    .insertInto('reply')
    .values({
      communeId,
      conversationId: message.conversationId,
      messageId: message.id,
      key: `reply-${message.id}`,
      text: 'Bonjour, oui.',
      state: 'failed',
      reason: null,
      remoteId: null,
      userId: null,
      createdAt: 0,
      attemptedAt: 0,
      settledAt: null,
      ...part,
    })
    .returningAll()
    .executeTakeFirstOrThrow()
  const rows = files.map(file => ({
    ...{ replyId: reply.id, type: 'application/pdf', bytes: new Uint8Array(8) },
    ...file,
  }))
  if (rows.length > 0) await db.insertInto('replyFile').values(rows).execute()
  return reply
}

/** What was written to somebody in private, and may be the answer to what they wrote in public. */
export async function aPrivateAnswer(
  db: Db,
  {
    answers,
    ...answer
  }: { messageId: number; answers: Pick<Row<'message'>, 'id' | 'conversationId'> },
  state: Row<'privateAnswer'>['state'] = 'unconfirmed',
): Promise<void> {
  const { id: answersId, conversationId } = answers
  await db
    .insertInto('privateAnswer')
    .values({ ...answer, answersId, conversationId, state })
    .execute()
}

/** Somebody deals with a conversation. */
export async function inChargeOf(
  db: Db,
  { communeId, userId }: { communeId: number; userId: string },
  conversations: readonly number[],
): Promise<void> {
  const rows = conversations.map(conversationId => ({ conversationId, communeId, userId, at: 0 }))
  await db.insertInto('inCharge').values(rows).execute()
}
