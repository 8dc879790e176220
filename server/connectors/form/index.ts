import { contactAddress, telephoneInPairs } from '../../language/contact-address.ts'
import type { Answerable, Connector, ReplyOptions } from '../connector.ts'
import { working } from '../network/check.ts'
import { formSentences, manifest } from './manifest.ts'

/**
 * The commune's own form. What people write comes in by its page (server/contact-form), never by
 * looking; an answer is one as soon as it is kept, for the person's page shows it then, and a mail
 * tells them.
 */
export const form: Connector = {
  manifest,
  async check() {
    return working([{ key: 'page', level: 'ok', text: formSentences.ready }])
  },
  async receive() {
    return { kind: 'page', conversations: [], cursor: '', done: true, waitMs: null, gaps: [] }
  },
  replyOptions,
  async reply(_call, _message, _text, key) {
    return { kind: 'published', remoteId: `answer:${key}`, url: null }
  },
  /** It is nowhere but here: what was not written down did not leave. */
  async findReply() {
    return { kind: 'absent' }
  },
}

/** By mail for ever; who left a telephone number alone is called. */
function replyOptions({ authorRemoteId }: Answerable): ReplyOptions {
  const known = contactAddress(authorRemoteId)
  if (known?.scheme === 'mailto') {
    const { textLength, counts } = manifest.limits
    return { public: null, private: { open: true, until: null, limit: { textLength, counts } } }
  }
  const reason =
    known === null
      ? formSentences.isForgotten
      : formSentences.byTelephone(telephoneInPairs(known.address))
  return { public: null, private: { open: false, reason } }
}
