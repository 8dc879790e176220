import { Hono, type Context as HonoContext } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { channelRow } from '../channels/channels.ts'
import type { Context } from '../context.ts'
import { fileAnswer } from '../http/file-answer.ts'
import { formInput } from '../http/form-input.ts'
import type { Env } from '../http/identity.ts'
import { routes } from '../http/routes.ts'
import { shareReads } from '../http/share-reads.ts'
import { mayDo } from '../people/rules/role.ts'
import { limitOf } from '../platform/limit.ts'
import { createReportCache } from '../reply-times/report-cache.ts'
import { answer, answerWithFiles, retryReply, takeReplyBack } from './answering/answer.ts'
import { findEarlierAnswers } from './answering/earlier-answers.ts'
import { hideMessage } from './answering/hide-message.ts'
import {
  addSavedReply,
  addUsualReplies,
  changeSavedReply,
  listSavedReplies,
  removeSavedReply,
} from './answering/saved-replies.ts'
import { askedTopics } from './asked-topics.ts'
import { openAttachment, openSmallAttachment } from './attachments.ts'
import { forReaders, getConversation, listConversations } from './conversations.ts'
import { holdConversation, releaseConversation } from './hold.ts'
import { assignConversation, listAnswerers } from './in-charge.ts'
import { changeNote, removeNote, restoreNote, writeNote } from './notes.ts'
import { contactsLike, joinContacts, partContact } from './one-person.ts'
import { operations } from './operations.ts'
import { overrideAutomatic } from './override/automatic.ts'
import { answerByTelephone, withdrawCall } from './override/called.ts'
import { mergeCandidatesOf, mergeConversations, splitConversation } from './override/merges.ts'
import { overrideNeedsReply, unmarkMessage } from './override/needs-reply.ts'
import { overrideHolding, overridePrivateAnswer } from './override/replies.ts'
import { setAllAside, takeBack } from './override/set-aside.ts'
import { listReadings, notePresence, noteReader } from './readings.ts'
import { pollChannel } from './receiving/poll.ts'
import { mayBeSigned, receiveWebhook, verifyWebhook } from './receiving/webhooks.ts'
import { replyForm } from './shapes-acts.ts'

/** A page waits for the answer: a long history goes on at the next minute's poll. */
const politely = { patienceMs: 10_000, budgetMs: 20_000 }

function opened(
  c: HonoContext<Env>,
  { isOurs, ...file }: Awaited<ReturnType<typeof openAttachment>>,
): Response {
  return fileAnswer(c, file, isOurs ? 'inline' : 'attachment')
}

export function conversationRoutes(context: Context): Hono<Env> {
  const shareList = shareReads(context)
  const withCache = { ...context, cache: createReportCache(context) }
  return routes(operations, {
    'GET /conversations': async ({ who, query, c }) => {
      const reader = who.userId ?? who.keyOwner.ownerId
      // What is one's own alone is one's own document.
      const key = JSON.stringify([who.communeId, query, query.filter === 'mine' && reader])
      const asked = { ...query, reader }
      return await shareList(c, key, () => listConversations(context, who.communeId, asked))
    },
    'GET /conversations/:id': async ({ who, param }) => {
      const found = await getConversation(context, who.communeId, param.id)
      await noteReader(context, who, found.id)
      return mayDo(who, 'messages.answer') ? found : forReaders(found)
    },
    'GET /conversations/:id/readings': ({ who, param }) =>
      listReadings(context, who.communeId, param.id),
    'GET /answerers': ({ who }) => listAnswerers(context, who.communeId),
    'PUT /conversations/:id/in-charge': ({ who, param, json }) =>
      assignConversation(context, who, param.id, json.person),
    'PUT /conversations/:id/hold': ({ who, param, json }) =>
      holdConversation(context, who, param.id, json),
    'DELETE /conversations/:id/hold': ({ who, param }) =>
      releaseConversation(context, who, param.id),
    'POST /conversations/:id/presence': ({ who, param, json }) =>
      notePresence(
        context,
        mayDo(who, 'messages.answer') ? who : { ...who, userId: null },
        param.id,
        json,
      ),
    'POST /conversations/:id/replies': ({ who, param, json }) =>
      answer(context, who, param.id, json),
    'POST /replies': async ({ who, c }) => {
      const { fields, files } = await formInput(c, replyForm, 'file')
      return await answerWithFiles(context, who, fields, files)
    },
    'POST /replies/:id/retry': ({ who, param, json }) => retryReply(context, who, param.id, json),
    'DELETE /replies/:id': ({ who, param }) => takeReplyBack(context, who, param.id),
    'POST /conversations/:id/notes': ({ who, param, json }) =>
      writeNote(context, who, param.id, json),
    'PUT /notes/:id': ({ who, param, json }) => changeNote(context, who, param.id, json),
    'DELETE /notes/:id': ({ who, param }) =>
      removeNote(context, who, param.id, mayDo(who, 'privacy.write')),
    'POST /notes/:id/restore': ({ who, param }) =>
      restoreNote(context, who, param.id, mayDo(who, 'privacy.write')),
    'GET /messages/:id/earlier-answers': ({ who, param }) =>
      findEarlierAnswers(context, who.communeId, param.id),
    'GET /reports/replies/topics': ({ who, query }) => askedTopics(withCache, who.communeId, query),
    'GET /messages/:id/attachments/:index': async ({ who, param, c }) =>
      opened(c, await openAttachment(context, who, param, c.req.raw.signal)),
    'GET /messages/:id/attachments/:index/small': async ({ who, param, c }) =>
      opened(c, await openSmallAttachment(context, who, param, c.req.raw.signal)),
    'POST /messages/:id/marks': ({ who, param, json }) =>
      overrideNeedsReply(context, who, param.id, json),
    'DELETE /messages/:id/marks/:mark': ({ who, param }) =>
      unmarkMessage(context, who, param.id, param.mark),
    'POST /messages/:id/holding': ({ who, param, json }) =>
      overrideHolding(context, who, param.id, json.holding),
    'POST /messages/:id/called': ({ who, param, json }) =>
      answerByTelephone(context, who, param.id, json),
    'DELETE /messages/:id/called': ({ who, param }) => withdrawCall(context, who, param.id),
    'POST /messages/:id/private-answer': ({ who, param, json }) =>
      overridePrivateAnswer(context, who, param.id, json),
    'POST /messages/:id/automatic': ({ who, param, json }) =>
      overrideAutomatic(context, who, param.id, json.automatic),
    'POST /messages/:id/hidden': ({ who, param, json }) =>
      hideMessage(context, who, param.id, json.hidden),
    'POST /waiting/old/aside': ({ who }) => setAllAside(context, who, 'old'),
    'POST /waiting/old/back': ({ who, json }) => takeBack(context, who, json, 'old'),
    'POST /waiting/unlikely/aside': ({ who }) => setAllAside(context, who, 'unlikely'),
    'POST /waiting/unlikely/back': ({ who, json }) => takeBack(context, who, json, 'unlikely'),
    'GET /conversations/:id/merge-candidates': ({ who, param, query }) =>
      mergeCandidatesOf(context, who.communeId, param.id, query.search),
    'POST /conversations/:id/merge': ({ who, param, json }) =>
      mergeConversations(context, who, param.id, json.into),
    'POST /conversations/:id/split': ({ who, param, json }) =>
      splitConversation(context, who, param.id, json.from),
    'GET /contacts/:id/elsewhere': ({ who, param, query }) =>
      contactsLike(context, who.communeId, param.id, query.search),
    'POST /contacts/:id/join': ({ who, param, json }) =>
      joinContacts(context, who, param.id, json.other),
    'POST /contacts/:id/part': ({ who, param, json }) =>
      partContact(context, who, param.id, json.from),
    'POST /channels/:id/poll': async ({ who, param }) => {
      const { id } = await channelRow(context, who.communeId, param.id)
      return { results: [await pollChannel(context, id, politely)] }
    },
    'GET /saved-replies': ({ who }) => listSavedReplies(context, who.communeId),
    'POST /saved-replies': ({ who, json }) => addSavedReply(context, who, json),
    'POST /saved-replies/usual': ({ who }) => addUsualReplies(context, who),
    'PUT /saved-replies/:id': ({ who, param, json }) =>
      changeSavedReply(context, who, param.id, json),
    'DELETE /saved-replies/:id': ({ who, param }) => removeSavedReply(context, who, param.id),
  })
}

/** A thousand long comments in one body, or a mail with its files, of which Messages takes 10 MB. */
const largestBody = 12 * 1024 * 1024

/** What a network sends as a rule is a hundredth of this, bytes. */
const smallBody = 128 * 1024

/**
 * Where networks call, by the kind of channel: outside the API, for they have neither session nor
 * key; what they bring is signed. A stranger is refused without a word, and who brings no signature
 * before a body is read. Anybody can write something like one: so few large bodies are in memory at
 * a time, and the small ones do not wait for them. What cannot be taken or stored is answered by an
 * error, so that the network sends it again; the work itself begins after the answer.
 */
export function webhookRoutes(context: Context): Hono<Env> {
  const app = new Hono<Env>()
  const small = limitOf(32, 256)
  const large = limitOf(1, 4)
  const limited = bodyLimit({ maxSize: largestBody, onError: c => c.body(null, 413) })
  app.use(async (c, next) => {
    await next()
    c.header('cache-control', 'no-store')
  })
  app.get('/:connector', async c => {
    const answer = await verifyWebhook(context, c.req.param('connector'), c.req.query())
    return answer === null ? c.body(null, 403) : c.text(answer)
  })
  app.post('/:connector', async (c, next) => {
    const { headers, signal } = c.req.raw
    if (!(await mayBeSigned(context, c.req.param('connector'), headers))) return c.body(null, 403)
    const inTurn = isSmall(headers) ? small : large
    return await inTurn(async () => await limited(c, next), signal)
  })
  app.post('/:connector', async c => {
    const { headers } = c.req.raw
    const body = new Uint8Array(await c.req.arrayBuffer())
    const isSigned = await receiveWebhook(context, c.req.param('connector'), { headers, body })
    return c.body(null, isSigned ? 200 : 403)
  })
  return app
}

/** By what it says of itself, which the HTTP parser holds it to; one that does not say is large. */
function isSmall(headers: Headers): boolean {
  const length = headers.get('content-length')
  return length !== null && !headers.has('transfer-encoding') && Number(length) <= smallBody
}
