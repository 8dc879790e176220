import type { Port } from '../../connector.ts'
import { closedFor, failedFor, orOutcome } from '../../network/error.ts'
import { ownOf } from '../access/access.ts'
import { compose, messageIdOf } from '../compose.ts'
import { soughtBy } from '../mail.ts'
import { addressIn, replyOptions as mailOptions, whyNotByMail } from '../reply.ts'
import { mailboxSentences } from '../sentences.ts'
import { accessIn, sends, submit } from './api.ts'
import { suiteSentences as says } from './sentences.ts'

/** By mail for ever, where the commune gave a key that sends. */
export const replyOptions: Port['replyOptions'] = (message, now, config) => {
  const options = mailOptions(message, now, config)
  if (sends(config) || options.private?.open !== true) return options
  return { public: null, private: { open: false, reason: says.answerThere } }
}

/** One attempt: there is no looking for it afterwards, so what is not known is left to a person. */
export const reply: Port['reply'] = async (
  call,
  { remoteId, authorRemoteId, said },
  text,
  key,
  files,
) => {
  const to = addressIn(authorRemoteId)
  // It goes in a line of the request, where a comma begins another address.
  if (to === null || !/^[!-+\--~]+$/.test(to)) return closedFor(whyNotByMail(authorRemoteId))
  const own = ownOf(call.config)
  if (own === null) return failedFor(mailboxSentences.noAddress)
  const access = accessIn(call)
  if (access === null) return failedFor(says.keyIncomplete)
  const sought = soughtBy(remoteId)
  const answered = {
    messageId: 'messageId' in sought ? sought.messageId : null,
    references: [],
    subject: said?.subject ?? '',
    sentAt: said?.sentAt ?? call.now,
    citizen: { address: to, name: null },
    text: said?.text ?? '',
  }
  const name = call.config.name?.trim() ?? ''
  const person = { address: to, name: null }
  const raw = await compose(own, { name, to: person, text, key, now: call.now, files, answered })
  return await orOutcome(call, async () => {
    await submit(call, access, { to, raw })
    return { kind: 'published', remoteId: messageIdOf(key, own), url: null }
  })
}
