import type { FetchMessageObject } from 'imapflow'
import type { Sentence } from '../../../language/sentence.ts'
import type { Port } from '../../connector.ts'
import { failedFor } from '../../network/error.ts'
import { reportRulesIn } from '../../rules/report-rule.ts'
import { ownOf } from '../access/access.ts'
import { addressReader } from '../addresses.ts'
import { bodyOf } from '../body.ts'
import { type PartSource, readInvitations, readTexts } from '../fetching.ts'
import { invited, type Read } from '../folder/reading.ts'
import { mailOf } from '../mail.ts'
import { conversationsOf } from '../receive.ts'
import { mailboxSentences } from '../sentences.ts'
import { mostBytes } from '../text.ts'
import { takeApart } from './mime.ts'
import { suiteSentences as says } from './sentences.ts'
import { mailKept } from './webhook.ts'

/** The mails that webhooks brought since the last look: there is nothing else to look at. */
export const receive: Port['receive'] = async ({ config }, cursor, webhooks = []) => {
  const own = ownOf(config)
  if (own === null) return failedFor(mailboxSentences.noAddress)
  const reader = await addressReader()
  const reads: Read[] = []
  const gaps = new Set<Sentence>()
  for (const { body, at } of webhooks) {
    const raw = mailKept(body)
    if (raw === null) {
      gaps.add(says.noMail)
      continue
    }
    const { described, parts } = await whole(raw, at)
    const mail = mailOf(described, 'incoming', own, reader)
    if (mail === null) continue
    const text = (await readTexts(parts, [described])).get(described.uid) ?? ''
    const invitation = (await readInvitations(parts, [described])).get(described.uid)
    reads.push(invited({ mail, described, text }, invitation))
  }
  const rules = reportRulesIn(config.reports ?? '')
  return {
    kind: 'page',
    conversations: await conversationsOf({ rules, times: new Map() }, reads),
    cursor: cursor ?? 'webhook',
    done: true,
    waitMs: null,
    gaps: [...gaps],
  }
}

/** A mail as an IMAP server describes it. @param arrivedAt when it was brought, ms UTC */
async function whole(raw: Buffer, arrivedAt: number) {
  const { header, structure, parts } = await takeApart(raw)
  const uid = 1
  const beginnings = new Map([...parts].map(([key, bytes]) => [key, bytes.subarray(0, mostBytes)]))
  const source: PartSource = {
    async *fetch(): AsyncGenerator<Pick<FetchMessageObject, 'uid' | 'bodyParts'>> {
      yield { uid, bodyParts: beginnings }
    },
  }
  const flags = new Set<string>()
  const described = { uid, flags, arrivedAt, size: raw.length, header, body: bodyOf(structure) }
  return { described, parts: source }
}
