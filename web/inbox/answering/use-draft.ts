import { useState } from 'preact/hooks'
import type { ReplyShape } from '../../../server/inbox/shapes-conversation.ts'
import type { Spoken } from '../../../server/language/sentence.ts'
import type { OfficialRequestShape } from '../../../server/official-requests/shapes.ts'
import { api } from '../../api.ts'
import { say } from '../../components/notice.tsx'
import { officialRequestMessages } from '../../official-requests/messages.ts'
import { drafts } from '../../preferences.ts'
import { answerDraft } from './held.ts'
import { answeringMessages } from './messages.ts'

/** Whom a draft was begun for: nobody else gets it because a colleague was quicker. */
export function useBegun(conversation: number): [number | null, (message: number | null) => void] {
  const place = `reply-${conversation}-to`
  const [begun, setBegun] = useState(() => Number(drafts.read(place)) || null)
  const begin = (message: number | null) => {
    setBegun(message)
    drafts.write(place, message === null ? '' : String(message))
  }
  return [begun, begin]
}

/** A receipt is put under what is written already, for somebody to read and send. */
export function useReceipt(conversation: number, onGiven: (message: number | null) => void) {
  const draft = answerDraft(conversation)
  return ({ id, reference, message, receipt }: Spoken<OfficialRequestShape>) => {
    const before = drafts.read(draft).trim()
    drafts.write(draft, before === '' ? receipt : `${before}\n\n${receipt}`)
    onGiven(message)
    say(officialRequestMessages().said(reference), async () => {
      const json = { state: 'cancelled' } as const
      await api('PUT /official-requests/:id/state', { param: { id }, json })
      drafts.write(draft, before)
      onGiven(null)
    })
  }
}

/**
 * Takes back an answer that has not left: it is a draft again, for the same person by the same way, above what was
 * begun since, also where another screen is open by then.
 * @param onGiven shows the draft, where its conversation is open
 */
export function useTakeBack(conversation: number, onGiven: (message: number) => Promise<void>) {
  const draft = answerDraft(conversation)
  return async ({ id, message, text, way, files }: Spoken<ReplyShape>) => {
    await api('DELETE /replies/:id', { param: { id } })
    drafts.write(draft, [text, drafts.read(draft).trim()].join('\n\n').trim())
    drafts.write(`${draft}-way`, way)
    drafts.write(`${draft}-to`, String(message))
    await onGiven(message)
    say(answeringMessages().answering.saidTakenBack(files.length > 0))
  }
}
